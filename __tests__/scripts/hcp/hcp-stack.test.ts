import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Workspace, workspacesOf } from "../../../scripts/hcp/workspaces";
import { writeWorkspaces } from "../../../scripts/hcp/write-workspaces";
import { TERRAFORM_VERSION } from "../../../scripts/terraform/terraform-version";
import { inHcp } from "../../support/in-hcp";
import { enter } from "../../support/run";
import { type StackFile, synthesizeAnew } from "../../support/synthesized";
import { actionText } from "../../workflows/workflow-files";

const outdir = synthesizeAnew(inHcp());
const workspaces = workspacesOf(outdir, "acme");

function written(given: readonly Workspace[]): { text: string; file: StackFile } {
  const folder = writeWorkspaces(mkdtempSync(join(tmpdir(), "hcp-")), "acme", given);
  const text = readFileSync(join(folder, "cdk.tf.json"), "utf8");
  return { text, file: JSON.parse(text) };
}
const { text, file } = written(workspaces);
const of = (type: string, name: string) => file.resource[type][name];
const idOf = (name: string) => `\${tfe_workspace.${name}.id}`;

test("a workspace is in its project, tagged, with one Terraform, and nothing is applied by itself", () => {
  expect(Object.keys(file.resource.tfe_workspace)).toHaveLength(workspaces.length);
  expect(of("tfe_workspace", "partner-dev-database")).toMatchObject({
    name: "partner-dev-database",
    project_id: "${tfe_project.our-platforms.id}",
    tags: { system: "partner", environment: "dev", layer: "database" },
    terraform_version: TERRAFORM_VERSION,
    auto_apply: false,
    queue_all_runs: false,
  });
  expect(of("tfe_project", "our-platforms")).toMatchObject({ name: "Our platforms" });
});

test("pipelines run the same Terraform, wherever they are", () => {
  expect(actionText()).toContain(`terraform_version: ${TERRAFORM_VERSION}\n`);
});

test("no state is shared with the whole organization, and each with its readers, also where there are none", () => {
  const settings = Object.values<StackFile>(file.resource.tfe_workspace_settings);
  expect(settings).toHaveLength(workspaces.length);
  expect(settings.filter(({ global_remote_state: isGlobal }) => isGlobal !== false)).toEqual([]);
  expect(of("tfe_workspace_settings", "partner-dev-database")).toMatchObject({
    workspace_id: idOf("partner-dev-database"),
    execution_mode: "remote",
    remote_state_consumer_ids: ["partner-dev-api", "partner-dev-messaging", "partner-dev-watching"].map(idOf),
  });
  expect(of("tfe_workspace_settings", "partner-dev-watching").remote_state_consumer_ids).toEqual([]);
  expect(of("tfe_workspace_settings", "partner-dev-security").execution_mode).toBe("local");
});

test("there is one trigger for each workspace that a run follows", () => {
  expect(Object.keys(file.resource.tfe_run_trigger)).toHaveLength(workspaces.flatMap(({ after }) => after).length);
  expect(of("tfe_run_trigger", "partner-dev-database-after-partner-dev-network")).toMatchObject({
    workspace_id: idOf("partner-dev-database"),
    sourceable_id: idOf("partner-dev-network"),
  });
});

test("an environment's variables name its roles, and reach its remote workspaces alone", () => {
  const remote = workspaces.filter(({ prefix, runs }) => prefix === "partner-dev" && runs === "remote");
  expect(of("tfe_variable_set", "partner-dev").workspace_ids).toEqual(remote.map(({ name }) => idOf(name)));
  const variables = Object.values<StackFile>(file.resource.tfe_variable).filter(
    ({ variable_set_id: set }) => set === "${tfe_variable_set.partner-dev.id}",
  );
  expect(Object.fromEntries(variables.map(({ key, value }) => [key, value]))).toEqual({
    TFC_AWS_PROVIDER_AUTH: "true",
    TFC_AWS_PLAN_ROLE_ARN: "arn:aws:iam::111111111111:role/partner-dev-plan",
    TFC_AWS_APPLY_ROLE_ARN: "arn:aws:iam::111111111111:role/partner-dev-apply",
  });
  expect(variables.filter(({ category }) => category !== "env")).toEqual([]);
});

test("whatever is referred to is there", () => {
  const referred = [...text.matchAll(/\$\{(tfe_\w+)\.([\w-]+)\./g)];
  expect(referred.length).toBeGreaterThan(200);
  expect(referred.filter(([, type, name]) => of(type, name) === undefined).map(([reference]) => reference)).toEqual([]);
});

test("every workspace and project that is there already is taken over, by its own name", () => {
  const targets = file.import.map(({ to }: { to: string }) => to);
  const made = ["tfe_project", "tfe_workspace"].flatMap((type) =>
    Object.keys(file.resource[type]).map((name) => `${type}.${name}`),
  );
  expect(targets).toEqual(made);
  expect(file.import.find(({ to }: { to: string }) => to === "tfe_workspace.partner-dev-api")).toEqual({
    to: "tfe_workspace.partner-dev-api",
    for_each: '${{ for name, id in data.tfe_workspace_ids.existing.ids : name => id if name == "partner-dev-api" }}',
    id: "${each.value}",
  });
});

test("it keeps its own state in a workspace of the organization, and holds no token", () => {
  expect(file.terraform.cloud).toEqual({ organization: "acme", workspaces: { name: "hcp-acme" } });
  expect(file.provider.tfe).toEqual([{ organization: "acme" }]);
});

test("more triggers than a workspace can have are refused by its name", () => {
  const [first, ...others] = workspaces;
  const waiting = (after: number) => [{ ...first, after: others.slice(0, after).map(({ name }) => name) }, ...others];
  expect(() => written(waiting(21))).toThrow(`${first.name} must run after at most 20 workspaces, got 21`);
  expect(() => written(waiting(20))).not.toThrow();
});

test("npm run hcp shows the workspaces and writes the same each time", async () => {
  const print = () => enter("hcp", ["print", "acme", "--from", outdir], { ...process.env, TFE_TOKEN: "a-token-of-nobody" });
  const path = join(outdir, "hcp", "acme", "stacks", "hcp-acme", "cdk.tf.json");
  const { code, output } = await print();
  const first = readFileSync(path, "utf8");
  expect(code).toBe(0);
  expect(output).toContain(`${workspaces.length} workspaces in `);
  await print();
  expect(readFileSync(path, "utf8")).toBe(first);
  expect(first).toBe(text);
  expect(first).not.toContain("a-token-of-nobody");
}, 60_000);

test.each([
  { args: [], says: "npm run hcp -- print <organization>" },
  { args: ["show", "acme"], says: "npm run hcp -- print <organization>" },
  { args: ["print", "acme", "--from", "/nonexistent"], says: "/nonexistent holds no stacks: npm run synth comes first." },
])(
  "npm run hcp -- $args is answered with a sentence",
  async ({ args, says }) => {
    const { code, output } = await enter("hcp", args);
    expect(code).toBe(1);
    expect(output).toContain(says);
  },
  60_000,
);
