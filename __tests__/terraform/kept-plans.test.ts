import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyKept } from "../../scripts/run/apply-kept";
import { chooseStacks } from "../../scripts/run/choose-stacks";
import { keepPlans } from "../../scripts/run/kept-plans";
import { planStacks } from "../../scripts/run/plan-stacks";
import type { Direction } from "../../scripts/run/planned-stack";
import type { Ended, Run } from "../../scripts/run/run";
import { primedInit } from "../../scripts/terraform/primed-init";
import { Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "../support/find-terraform";

const { environment, missing } = terraformAtHand();
const withTerraform = missing ? test.skip : test;

/** Two stacks of Terraform's own resource, so that nothing but Terraform is needed; `database` reads what `network` hands on. */
function twoStacks() {
  const outdir = mkdtempSync(join(tmpdir(), "deliver-"));
  const stateOf = (name: string) => join(outdir, `${name}.tfstate`);
  const write = (name: string, stack: object) => {
    const folder = join(outdir, "stacks", `app-dev-${name}`);
    mkdirSync(folder, { recursive: true });
    const terraform = { backend: { local: { path: stateOf(name) } } };
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform, ...stack }));
  };
  const network = (input: string) =>
    write("network", {
      resource: { terraform_data: { vpc: { input } } },
      output: { "cross-stack-output-vpc": { value: "${terraform_data.vpc.output}" } },
    });
  const reading = "cross-stack-reference-input-app-dev-network";
  write("database", {
    data: { terraform_remote_state: { [reading]: { backend: "local", config: { path: stateOf("network") } } } },
    resource: {
      terraform_data: { postgres: { input: `\${data.terraform_remote_state.${reading}.outputs.cross-stack-output-vpc}` } },
    },
  });
  const stack = (name: string, dependencies: string[]) => ({ name, workingDirectory: `stacks/${name}`, dependencies });
  const stacks = {
    "app-dev-network": stack("app-dev-network", []),
    "app-dev-database": stack("app-dev-database", ["app-dev-network"]),
  };
  writeFileSync(join(outdir, "manifest.json"), JSON.stringify({ stacks }));
  const terraform = new Terraform(environment ?? {});
  const kept = join(outdir, "delivery");

  const run: Run = {
    terraform,
    init: primedInit(terraform),
    parallel: 2,
    lockTimeout: "0s",
    stopping: new AbortController().signal,
    tell: () => () => undefined,
  };
  const short = (ended: readonly Ended[]) =>
    Object.fromEntries(
      ended.map(({ name, outcome, reason }) => [name.replace("app-dev-", ""), [outcome, reason].filter(Boolean).join(": ")]),
    );

  const plan = async (direction: Direction = "apply", only = "*") => {
    const chosen = chooseStacks(outdir, [`app-dev-${only}`]);
    const request = { direction, file: "it.tfplan", preview: async () => "a preview" };
    const ended = await Promise.all(planStacks(run, chosen, request).values());
    keepPlans(kept, outdir, chosen, ended, direction, request.file);
    return short(ended);
  };
  const apply = async () => short(await Promise.all(applyKept(run, kept, []).values()));
  return { network, plan, apply };
}

withTerraform(
  "real Terraform: run by run a new environment comes up, until nothing is left to do, and goes down in one",
  async () => {
    const { network, plan, apply } = twoStacks();
    network("vpc-1");
    expect(await plan("apply", "database")).toEqual({
      database: "previewed: app-dev-network first, which was not applied yet",
    });
    const first = await plan();
    expect(first.network).toBe("planned");
    expect(first.database).toMatch(/^previewed: app-dev-network first/);
    expect(await apply()).toEqual({ network: "applied" });
    expect(await plan()).toEqual({ network: "unchanged", database: "planned" });
    expect(await apply()).toEqual({ database: "applied" });
    expect(await plan()).toEqual({ network: "unchanged", database: "unchanged" });
    network("vpc-2");
    expect(await plan()).toEqual({
      network: "planned",
      database: "previewed: app-dev-network first, which changes what this one reads",
    });
    await plan("destroy");
    expect(await apply()).toEqual({ database: "applied", network: "applied" });
  },
  120_000,
);

withTerraform(
  "real Terraform: a plan is refused when the state has changed since, and so is one that was applied before",
  async () => {
    const { network, plan, apply } = twoStacks();
    network("vpc-1");
    await plan("apply", "network");
    expect(await apply()).toEqual({ network: "applied" });
    expect((await apply()).network).toMatch(/^failed: [\s\S]*Saved plan is stale[\s\S]*plan again/);
  },
  120_000,
);
