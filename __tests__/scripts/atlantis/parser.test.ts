import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { readStacks } from "../../../scripts/terraform/stacks";
import { TERRAFORM_VERSION } from "../../../scripts/terraform/terraform-version";
import { enter, ROOT, run } from "../../support/run";
import { synthesizeAnew } from "../../support/synthesized";
import { findParser } from "./find-parser";

const { path = "", missing } = findParser();
if (missing) console.error(`\n*** SKIPPED: Atlantis's own parser on what is written for it. ${missing}\n`);
const withParser = missing ? test.skip : test;

/** The server's file as the documentation shows it. */
const page = readFileSync(join(ROOT, "docs", "operations", "atlantis.md"), "utf8");
const repos = /```yaml\n(repos:\n[\s\S]*?)```/.exec(page)?.[1] ?? "";

const clone = synthesizeAnew();
const file = join(clone, "atlantis.yaml");
const write = (to: string) => enter("atlantis", ["--from", clone, "--to", to]);

/** What Atlantis says to a server's file and a repository's. */
async function parsed(changes: { repos?: string; atlantis?: string }) {
  const folder = mkdtempSync(join(tmpdir(), "atlantis-"));
  writeFileSync(join(folder, "repos.yaml"), changes.repos ?? repos);
  writeFileSync(join(folder, "atlantis.yaml"), changes.atlantis ?? readFileSync(file, "utf8"));
  return run(path, [join(folder, "repos.yaml"), folder]);
}

beforeAll(async () => {
  const { code, output } = await write(file);
  expect(output).toMatch(/^\d+ projects in /m);
  expect(code).toBe(0);
}, 60_000);

test("the file is the same each time, and every environment's own file is looked at by its stacks alone", async () => {
  const again = join(clone, "again.yaml");
  await write(again);
  expect(readFileSync(again, "utf8")).toBe(readFileSync(file, "utf8"));
  const own = "../../environments/partner/dev.ts";
  const looking = parse(readFileSync(file, "utf8")).projects.filter((each: { autoplan: { when_modified: string[] } }) =>
    each.autoplan.when_modified.includes(own),
  );
  const names = looking.map(({ name }: { name: string }) => name);
  expect(names.sort()).toEqual(
    readStacks(clone, "partner-dev-")
      .map(({ name }) => name)
      .sort(),
  );
}, 60_000);

test("stacks outside of the repository are refused in one sentence", async () => {
  const { code, output } = await write(join(mkdtempSync(join(tmpdir(), "elsewhere-")), "atlantis.yaml"));
  expect(code).toBe(1);
  expect(output).toContain("Atlantis goes nowhere else.");
}, 60_000);

withParser(
  "Atlantis reads every stack as a project, with its folder, Terraform and group, and the server's requirements",
  async () => {
    const { code, output } = await parsed({});
    const lines = output.trim().split("\n");
    expect(code).toBe(0);
    expect(lines).toHaveLength(readStacks(clone, "").length + 2);
    expect(lines[0]).toBe(`account-nonprod-us-east-1 stacks/account-nonprod-us-east-1 ${TERRAFORM_VERSION} 0 []`);
    expect(lines.find((line) => line.startsWith("partner-dev-network "))).toMatch(/ 1 \[partner-dev-security\]$/);
    expect(lines.at(-1)).toBe("plan [undiverged] apply [approved mergeable undiverged] hooks 1");
  },
);

withParser.each([
  { what: "a misspelt key", from: "depends_on:", to: "depend_on:", says: "field depend_on not found" },
  { what: "two projects of one name", from: "name: state-prod", to: "name: state-nonprod", says: "must be unique" },
  { what: "a folder above", from: "dir: stacks/state-prod", to: "dir: ../state-prod", says: "dir: cannot contain '..'" },
  {
    what: "a pull request's own requirements",
    from: "dir: stacks/state-prod",
    to: "apply_requirements: []\n    dir: stacks/state-prod",
    says: "repo config not allowed to set 'apply_requirements'",
  },
])("Atlantis refuses $what", async ({ from, to, says }) => {
  const text = readFileSync(file, "utf8");
  const { code, output } = await parsed({ atlantis: text.replace(from, to) });
  expect(code).toBe(1);
  expect(output).toContain(says);
});
