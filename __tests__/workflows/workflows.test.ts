import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { catalogue } from "../../environments";
import type { Environment } from "../../environments/environment";
import { environmentLayers } from "../../scripts/delivery/environment-layers";
import { everyEnvironment, whereIs } from "../../scripts/delivery/places";
import { ROOT } from "../support/run";
import { synthesizeAll } from "../support/synthesized";
import { environments, portfolioIn, statementsOf, systemIn } from "../support/system-stacks";
import { ACTION, actionText, textOf, type Workflow, workflowNames } from "./workflow-files";

const outdir = synthesizeAll();
const systems: Readonly<Record<string, Readonly<Record<string, Environment>>>> = catalogue.systems;
const workflow = (name: string): Workflow => parse(textOf(name));

test("the workflows that the documents name are there", () => {
  expect(workflowNames()).toEqual([
    "backend-deploy.yml",
    "frontend-deploy.yml",
    "terraform-apply.yml",
    "terraform-deploy.yml",
    "terraform-drift.yml",
    "terraform-environment.yml",
    "terraform-plan.yml",
    "terraform-stacks.yml",
  ]);
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

describe.each(everyEnvironment())("in $system $environment", ({ system, environment }) => {
  const stacks = systemIn(outdir, system, environment);
  const roles = stacks.of("aws_iam_role", "security");
  const named = (role: string) => roles.find(({ name }) => name === `${system}-${environment}-${role}`);
  const where = whereIs(system, environment);

  test("the roles that the workflows become are the ones that Terraform makes", () => {
    expect([where.plan_role, where.apply_role].map((arn) => arn.split(":role/")[1])).toEqual([
      named("plan")?.name,
      named("apply")?.name,
    ]);
    const account = systems[system][environment].account.id;
    expect(where.plan_role).toContain(`:${account}:`);
  });

  test("the GitHub environment is the one that the role trusts", () => {
    const trusted = JSON.stringify(statementsOf(named("apply")?.assume_role_policy));
    const { apply: job } = workflow("terraform-stacks.yml").jobs;
    expect(trusted).toContain(`:environment:${chosen(job.environment, system, environment)}"`);
  });

  test("no job asks for its role for longer than the role lets it, or runs longer than it has the role", () => {
    const longest = (role: string) => Number(named(role)?.max_session_duration);
    const jobs = workflowNames().flatMap((name) => Object.values(workflow(name).jobs));
    const asking = jobs.flatMap((job) =>
      (job.steps ?? []).flatMap(({ with: given }) =>
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

test("the branch that is planned, applied and looked after is the one that the roles trust", () => {
  const { pull_request } = workflow("terraform-plan.yml").on as Record<string, { branches: string[] }>;
  const { push } = workflow("terraform-apply.yml").on as Record<string, { branches: string[] }>;
  const trusted = Object.values(catalogue.systems).flatMap((system) =>
    Object.values(system).flatMap(({ delivery }) => delivery.defaultBranch ?? []),
  );
  expect([...new Set(trusted)]).toEqual(push.branches);
  expect(pull_request.branches).toEqual(push.branches);
  expect(workflow("terraform-drift.yml").jobs.issue.if).toContain(`github.ref_name == '${push.branches[0]}'`);
});

test("an apply after a merge and one by hand wait for one another", () => {
  const groups = [workflow("terraform-apply.yml").jobs.apply, workflow("terraform-deploy.yml")].map(({ concurrency }) =>
    JSON.stringify(concurrency).replace(/matrix\.|inputs\./g, ""),
  );
  expect(groups[0]).toBe(groups[1]);
});

test("there is a job for each layer of the longest environment, one after the other, and each may be left out", () => {
  const { newest, ...layers } = workflow("terraform-environment.yml").jobs;
  const longest = Math.max(...environmentLayers(outdir, everyEnvironment()).map((each) => each.layers.length));
  expect(Object.keys(layers)).toEqual(Array.from({ length: longest }, (_, index) => `layer-${index + 1}`));
  for (const [index, job] of Object.values(layers).entries()) {
    expect(job.with).toMatchObject({
      stacks: `\${{ fromJSON(inputs.layers)[${index}] }}`,
      artifact: expect.stringMatching(new RegExp(`-${index + 1}$`)),
      complete: true,
    });
    expect(job.with).not.toHaveProperty("allow_destroy");
    expect(job.needs).toBe(index === 0 ? "newest" : `layer-${index}`);
    if (index > 0)
      expect(job.if).toContain(`needs.layer-${index}.result == 'success' && fromJSON(inputs.layers)[${index}] != null`);
  }
  expect(layers["layer-1"].if).toBe("${{ needs.newest.outputs.newest == 'true' }}");
  expect(newest).toBeDefined();
});

test("every file that a workflow runs is there", () => {
  const texts = [...workflowNames().map(textOf), actionText()];
  const files = texts.flatMap((text) =>
    [...text.matchAll(/(?:scripts|\.github\/scripts)\/[\w-]+\.(?:ts|cjs)/g)].map(([file]) => file),
  );
  expect(new Set(files)).toEqual(
    new Set(["scripts/deliver.ts", "scripts/github.ts", ".github/scripts/release.cjs", ".github/scripts/migrate.cjs"]),
  );
  for (const file of [...files, ACTION]) expect([file, existsSync(join(ROOT, file))]).toEqual([file, true]);
});

describe.each(environments)("the application in %s", (environment) => {
  const { the } = portfolioIn(outdir, environment);

  test.each(["backend", "frontend"])(
    "the %s is deployed by a role that trusts its job, to a cluster and service there are",
    (role) => {
      const { deploy } = workflow(`${role}-deploy.yml`).jobs;
      const fill = (text: unknown) => chosen(text, "portfolio", environment);
      const { with: given } = deploy.steps?.find(({ uses }) => uses?.includes("credentials")) ?? {};
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
