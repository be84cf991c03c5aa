import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyPlans } from "../../scripts/delivery/apply-plans";
import { type Direction, keepDelivery } from "../../scripts/delivery/delivery";
import { planStacks } from "../../scripts/delivery/plan-stacks";
import { readStacks } from "../../scripts/terraform/stacks";
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

  const plan = async (direction: Direction = "apply", only = "") => {
    const chosen = readStacks(outdir, `app-dev-${only}`);
    if (direction === "destroy") chosen.reverse();
    const outcomes = await planStacks(terraform, chosen, direction, () => undefined);
    keepDelivery(kept, outdir, chosen, { prefix: "app-dev", direction, stacks: outcomes });
    return Object.fromEntries(outcomes.map(({ name, outcome }) => [name.replace("app-dev-", ""), outcome]));
  };
  const apply = async () => {
    const applied = await applyPlans(terraform, kept, () => undefined);
    return applied.map(({ name, problem }) => `${name.replace("app-dev-", "")}: ${problem ?? "applied"}`);
  };
  return { network, plan, apply };
}

const added = { kind: "planned", counts: { add: 1, change: 0, destroy: 0 } };

withTerraform(
  "real Terraform: run by run a new environment comes up, until nothing is left to do, and goes down in one",
  async () => {
    const { network, plan, apply } = twoStacks();
    network("vpc-1");
    expect(await plan("apply", "database")).toEqual({
      database: { kind: "waits", reason: "app-dev-network first, which was not applied yet" },
    });
    expect(await plan()).toEqual({
      network: added,
      database: { kind: "waits", reason: "app-dev-network first, which changes what this one reads" },
    });
    expect(await apply()).toEqual(["network: applied"]);
    expect(await plan()).toEqual({ network: { kind: "unchanged" }, database: added });
    expect(await apply()).toEqual(["database: applied"]);
    expect(await plan()).toEqual({ network: { kind: "unchanged" }, database: { kind: "unchanged" } });
    expect(Object.keys(await plan("destroy"))).toEqual(["database", "network"]);
    expect((await apply()).sort()).toEqual(["database: applied", "network: applied"]);
  },
  120_000,
);

withTerraform(
  "real Terraform: a plan is refused when the state has changed since, and so is one that was applied before",
  async () => {
    const { network, plan, apply } = twoStacks();
    network("vpc-1");
    await plan("apply", "network");
    expect(await apply()).toEqual(["network: applied"]);
    expect(await apply()).toEqual([expect.stringContaining("Saved plan is stale")]);
  },
  120_000,
);
