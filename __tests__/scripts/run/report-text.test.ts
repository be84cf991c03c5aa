import { changesOf } from "../../../scripts/run/changes";
import { reportText } from "../../../scripts/run/report-text";
import { acting, planChanging } from "../../support/fake-terraform";

const seconds = 1;
const changes = changesOf(planChanging());
const replaced = changesOf({ resource_changes: [acting("aws_db_instance.postgres", "delete", "create")] });
const told = {
  title: "plan app-dev-*",
  stacks: [
    { name: "app-dev-security", outcome: "unchanged", seconds, changes: [] },
    { name: "app-dev-network", outcome: "planned", seconds, changes, text: "the plan" },
    { name: "app-dev-data", outcome: "planned", seconds, changes: replaced, text: "the plan of data" },
    { name: "app-dev-api", outcome: "previewed", reason: "app-dev-network first", seconds, changes: [], text: "the preview" },
    { name: "app-dev-edge", outcome: "failed", reason: "terraform plan failed:\nError: no credentials", seconds, changes: [] },
  ],
} as const;

test("every stack has its line, the ones that wait say for whom, and nothing that failed is hidden", () => {
  const lines = reportText(told).split("\n");
  expect(lines[0]).toBe("## plan app-dev-*");
  expect(lines.filter((line) => line.startsWith("| `"))).toEqual([
    "| `app-dev-security` |  |  |  | no changes |",
    "| `app-dev-network` | 1 | 1 | 1 | planned |",
    "| `app-dev-data` | 1 | 0 | 1 | planned |",
    "| `app-dev-api` |  |  |  | previewed: app-dev-network first |",
    "| `app-dev-edge` |  |  |  | **failed** |",
  ]);
  expect(lines).toContain("Stacks that are not planned need others first: apply those, then run this again.");
  expect(lines).toContain("Error: no credentials");
  expect(lines).toContain("<details><summary>app-dev-api: preview against mocks</summary>");
});

test("what holds data and would be destroyed stands before everything else", () => {
  const text = reportText(told);
  expect(text.indexOf("- **replace** `app-dev-data:aws_db_instance.postgres`")).toBeGreaterThan(0);
  expect(text.indexOf("- **replace**")).toBeLessThan(text.indexOf("| stack |"));
  expect(reportText({ ...told, stacks: told.stacks.slice(0, 2) })).not.toContain("What holds data");
});

test("what is imported, forgotten or moved is counted apart", () => {
  const moved = { ...acting("aws_vpc.a", "no-op"), previous_address: "aws_vpc.b" };
  const given = changesOf({ resource_changes: [acting("aws_kms_key.a", "forget"), acting("aws_kms_key.b", "forget"), moved] });
  const text = reportText({ title: "plan", stacks: [{ name: "a", outcome: "planned", seconds, changes: given }] });
  expect(text).toContain("| `a` | 0 | 0 | 0 | planned, 2 to forget, 1 to move |");
});

test("a plan is folded in, behind a fence that its own text cannot close", () => {
  const [, network] = told.stacks;
  const text = reportText({ ...told, stacks: [{ ...network, text: "heredoc\n````\nmore" }] });
  expect(text).toContain(
    "<details><summary>app-dev-network: plan</summary>\n\n`````text\nheredoc\n````\nmore\n`````\n\n</details>",
  );
});

test("a report stays below what GitHub shows, and says that there is more", () => {
  const [, network] = told.stacks;
  const stacks = ["a", "b", "c"].map((name) => ({ ...network, name, text: "x".repeat(1_000_000) }));
  const text = reportText({ ...told, stacks });
  expect(text.length).toBeLessThan(1_048_576);
  expect(text.match(/… the rest is in the report's folder/g)).toHaveLength(3);
});

test("a run without stacks says that there was nothing to do", () => {
  expect(reportText({ title: "apply", stacks: [] })).toBe("## apply\n\nThere was nothing to do.");
});

test("an address that holds Markdown or HTML stays one piece of code", () => {
  const address = 'aws_s3_bucket.b["x`</details>"]';
  const destroyed = changesOf({ resource_changes: [{ ...acting("aws_s3_bucket.b", "delete"), address }] });
  const stacks = [{ name: "app-dev-data", outcome: "planned" as const, seconds, changes: destroyed }];
  expect(reportText({ title: "plan", stacks })).toContain(`\`\` app-dev-data:${address} \`\``);
});
