import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { catalogue } from "../../environments";
import { whereIs } from "../../scripts/delivery/places";
import { type SystemName, schemas } from "../../systems/platforms";
import { ROOT } from "../support/run";
import { synthesizeAll } from "../support/synthesized";
import { environments, portfolioIn, statementsOf, systemIn } from "../support/system-stacks";
import { ACTION, actionText, faultsOf, textOf, unpinned, type Workflow, workflowNames } from "./workflow-files";

const outdir = synthesizeAll();
const workflow = (name: string): Workflow => parse(textOf(name));
const apply = textOf("terraform-deploy.yml");

test("the workflows that the documents name are there", () => {
  expect(workflowNames()).toEqual([
    "backend-deploy.yml",
    "frontend-deploy.yml",
    "terraform-deploy.yml",
    "terraform-drift.yml",
    "terraform-plan.yml",
  ]);
});

test.each(workflowNames())("%s is pinned, has the least rights, ends some day, and writes no value into a script", (name) => {
  expect(faultsOf(textOf(name))).toEqual([]);
});

test("the action of this repository is pinned, too", () => {
  expect(unpinned(actionText())).toEqual([]);
  expect(actionText().match(/run: .*\$\{\{/)).toBeNull();
});

/** Each edit is a mistake that somebody makes one day. */
test.each<[what: string, edit: (text: string) => string, fault: RegExp]>([
  ["a tag", (text) => text.replace(/checkout@\w{40} # v5\.0\.0/, "checkout@v5"), /checkout@v5 is not pinned/],
  ["no version", (text) => text.replace(" # v5.0.0", ""), /is not pinned to a commit with its version/],
  ["rights for all", (text) => text.replace("permissions: {}", "permissions: write-all"), /permissions are not empty/],
  ["a right more", (text) => text.replace("contents: read", "contents: write"), /plan: permissions are not/],
  ["no group", (text) => text.replace(/^concurrency:\n(?: {2}.*\n)+/m, ""), /no concurrency group/],
  ["no time limit", (text) => text.replace("    timeout-minutes: 115\n", ""), /apply: it may run for ever/],
  ["any machine", (text) => text.replace("ubuntu-24.04", "ubuntu-latest"), /plan: its machine is another/],
  ["a script", (text) => text.replace('--stacks "$STACKS"', "--stacks ${{ inputs.stacks }}"), /plan: a value is written into/],
  ["a token", (text) => text.replace("persist-credentials: false", "fetch-depth: 1"), /plan: the token stays/],
  ["plans for ever", (text) => text.replace("retention-days: 3", "retention-days: 90"), /plan: plans are kept for too long/],
  ["no approval", (text) => text.replace(/^ {4}environment: .*\n/m, ""), /apply: it changes something outside/],
  ["pull requests", (text) => text.replace("workflow_dispatch:", "pull_request:"), /apply: a pull request changes/],
  ["strangers", (text) => text.replace("workflow_dispatch:", "pull_request_target:"), /stranger's code/],
])("finds %s", (_, edit, fault) => {
  expect(edit(apply)).not.toBe(apply);
  expect(faultsOf(edit(apply)).some((each) => fault.test(each))).toBe(true);
});

test("people choose among the systems and environments that there are", () => {
  const { inputs } = workflow("terraform-deploy.yml").on.workflow_dispatch as { inputs: Record<string, { options: string[] }> };
  expect(inputs.action.options).toEqual(["plan", "apply", "destroy"]);
  expect(inputs.system.options).toEqual(Object.keys(catalogue.systems));
  const environments = Object.values(catalogue.systems).flatMap((system) => Object.keys(system));
  expect(inputs.environment.options).toEqual([...new Set(environments)]);
});

/** What stands for a choice in a workflow's text. */
const chosen = (text: unknown, system: string, environment: string) =>
  String(text)
    .replace("${{ inputs.system }}", system)
    .replace(/\$\{\{ inputs\.environment.*? \}\}/, environment);

describe.each(
  (Object.keys(schemas) as SystemName[]).flatMap((system) => environments.map((environment) => ({ system, environment }))),
)("in $system $environment", ({ system, environment }) => {
  const stacks = systemIn(outdir, system, environment);
  const roles = stacks.of("aws_iam_role", "security");
  const named = (role: string) => roles.find(({ name }) => name === `${system}-${environment}-${role}`);
  const where = whereIs(system, environment);

  test("the roles that the workflows become are the ones that Terraform makes", () => {
    expect([where.plan_role, where.apply_role].map((arn) => arn.split(":role/")[1])).toEqual([
      named("plan")?.name,
      named("apply")?.name,
    ]);
    const account = catalogue.systems[system][environment as "dev"].account.id;
    expect(where.plan_role).toContain(`:${account}:`);
  });

  test("the GitHub environment is the one that the role trusts", () => {
    const trusted = JSON.stringify(statementsOf(named("apply")?.assume_role_policy));
    const { apply: job } = workflow("terraform-deploy.yml").jobs;
    expect(trusted).toContain(`:environment:${chosen(job.environment, system, environment)}"`);
  });

  test("no job asks for its role for longer than the role lets it, or runs longer than it has the role", () => {
    const longest = (role: string) => Number(named(role)?.max_session_duration);
    const jobs = workflowNames().flatMap((name) => Object.values(workflow(name).jobs));
    const asking = jobs.flatMap((job) =>
      job.steps.flatMap(({ with: given }) =>
        given?.seconds ? [{ job, role: String(given.role), seconds: Number(given.seconds) }] : [],
      ),
    );
    expect(asking).toHaveLength(4);
    for (const { job, role, seconds } of asking) {
      expect(seconds).toBeLessThanOrEqual(longest(role));
      expect(Number(job["timeout-minutes"]) * 60).toBeLessThan(seconds);
    }
  });
});

test("every file that a workflow runs is there", () => {
  const texts = [...workflowNames().map(textOf), actionText()];
  const files = texts.flatMap((text) =>
    [...text.matchAll(/(?:scripts|\.github\/scripts)\/[\w-]+\.(?:ts|cjs)/g)].map(([file]) => file),
  );
  expect(new Set(files)).toEqual(new Set(["scripts/deliver.ts", ".github/scripts/release.cjs", ".github/scripts/migrate.cjs"]));
  for (const file of [...files, ACTION]) expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
});

describe.each(environments)("the application in %s", (environment) => {
  const { the } = portfolioIn(outdir, environment);

  test.each(["backend", "frontend"])(
    "the %s is deployed by a role that trusts its job, to a cluster and service there are",
    (role) => {
      const { deploy } = workflow(`${role}-deploy.yml`).jobs;
      const fill = (text: unknown) => chosen(text, "portfolio", environment);
      const { with: given } = deploy.steps.find(({ uses }) => uses?.includes("credentials")) ?? {};
      const [, name] = fill(given?.["role-to-assume"]).split(":role/");
      const trusted = JSON.stringify(statementsOf(the("aws_iam_role", { name }).assume_role_policy));
      expect(trusted).toContain(`:environment:${fill(deploy.environment)}"`);
      const { CLUSTER, SERVICE } = deploy.env as Record<string, unknown>;
      the("aws_ecs_cluster", { name: fill(CLUSTER) });
      the("aws_ecr_repository", { name: fill(SERVICE) });
      expect(the("aws_ecs_service", { name: fill(SERVICE) }).name).toBe(`portfolio-${environment}-${role}`);
      // The backend's workflow calls the migrations so.
      the("aws_lambda_function", { function_name: `${fill(CLUSTER)}-migrate` });
    },
  );
});
