import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planStacks } from "../../../scripts/run/plan-stacks";
import type { Direction } from "../../../scripts/run/planned-stack";
import { endsOf, fakeRun } from "../../support/fake-run";
import { type Made, planChanging } from "../../support/fake-terraform";

async function outcomesOf(made: Readonly<Record<string, Made>>, direction: Direction = "apply", only = Object.keys(made)) {
  const fake = fakeRun(made);
  const stacks = fake.stacks.filter(({ name }) => only.includes(name.replace("app-dev-", "")));
  const preview = async ({ name }: { name: string }) => `preview of ${name}`;
  const outcomes = await endsOf(planStacks(fake.run, stacks, { direction, file: "it.tfplan", preview }));
  const hasPlan = (name: string) => existsSync(join(fake.outdir, "stacks", `app-dev-${name}`, "it.tfplan"));
  return { ...fake, outcomes, hasPlan };
}

const planned = { outcome: "planned", touched: 3, text: expect.stringContaining("Terraform will perform") };
const unchanged = { outcome: "unchanged", touched: 0 };
const previewed = (name: string, reason: string) => ({
  outcome: "previewed",
  reason,
  text: `preview of app-dev-${name}`,
  touched: 0,
});

test("stacks are planned, and a plan is saved where there is one", async () => {
  const { asked, outcomes, hasPlan } = await outcomesOf({
    network: { dependencies: ["security"], plan: planChanging() },
    security: {},
  });
  expect(outcomes).toEqual({ security: unchanged, network: planned });
  expect(asked()).toContain("network plan -input=false -no-color -detailed-exitcode -out=it.tfplan -lock-timeout=1s");
  expect(["security", "network"].map(hasPlan)).toEqual([false, true]);
});

test("what Terraform looks up on its way is not part of the plan that is read", async () => {
  const { outcomes } = await outcomesOf({ network: { plan: planChanging() } });
  expect(outcomes.network.text).toBe("Terraform will perform the following actions: of app-dev-network");
});

test("what reads an output that is about to change is previewed, and so is what waits for that", async () => {
  const { outcomes, hasPlan } = await outcomesOf({
    network: { plan: planChanging("vpc_id") },
    database: { dependencies: ["network"], reads: ["vpc_id"], plan: planChanging() },
    api: { dependencies: ["database"], plan: planChanging() },
  });
  expect(outcomes.database).toEqual(previewed("database", "app-dev-network first, which changes what this one reads"));
  expect(outcomes.api).toEqual(previewed("api", "app-dev-database first, which is not planned"));
  expect(["network", "database", "api"].map(hasPlan)).toEqual([true, false, false]);
});

test("what reads only outputs that stay is planned at once", async () => {
  const { outcomes } = await outcomesOf({
    network: { plan: planChanging("nat_ips") },
    database: { dependencies: ["network"], reads: ["vpc_id"], plan: planChanging() },
  });
  expect(outcomes.database).toEqual(planned);
});

test.each([
  "Unable to find remote state\n\n  with data.terraform_remote_state.cross-stack-reference-input-app-dev-network,",
  "Unsupported attribute\n\n    data.terraform_remote_state.cross-stack-reference-input-app-dev-network.outputs is object",
])("a stack below that was never applied, and is not planned with it, is named (%s)", async (failsToPlan) => {
  const stacks = { network: {}, database: { dependencies: ["network"], failsToPlan } };
  const { outcomes } = await outcomesOf(stacks, "apply", ["database"]);
  expect(outcomes).toEqual({ database: previewed("database", "app-dev-network first, which was not applied yet") });
});

test("a stack that cannot be planned says why, and hinders only what reads it", async () => {
  const { outcomes } = await outcomesOf({
    network: { failsToPlan: "no credentials" },
    database: { dependencies: ["network"] },
    storage: { plan: planChanging() },
  });
  expect(outcomes.network).toMatchObject({ outcome: "failed", reason: expect.stringContaining("Error: no credentials") });
  expect(outcomes.database).toMatchObject({ outcome: "previewed", reason: "app-dev-network first, which is not planned" });
  expect(outcomes.storage).toEqual(planned);
});

test("a stack whose state could not be saved has no plan: it would make everything in it once more", async () => {
  const fake = fakeRun({ network: { plan: planChanging() } });
  writeFileSync(join(fake.outdir, "stacks", "app-dev-network", "errored.tfstate"), "{}");
  const request = { direction: "apply" as const, file: "it.tfplan", preview: async () => "a preview" };
  const { network } = await endsOf(planStacks(fake.run, fake.stacks, request));
  expect(network).toMatchObject({
    outcome: "failed",
    reason: expect.stringContaining("npm run state -- recover app-dev-network"),
  });
});

test("where even a preview fails, the stack waits and says both", async () => {
  const fake = fakeRun({ network: { plan: planChanging("vpc_id") }, api: { dependencies: ["network"], reads: ["vpc_id"] } });
  const preview = () => Promise.reject(new Error("no provider"));
  const outcomes = await endsOf(planStacks(fake.run, fake.stacks, { direction: "apply", file: "it.tfplan", preview }));
  expect(outcomes.api).toEqual({
    outcome: "waits",
    reason: "app-dev-network first, which changes what this one reads\nNor could it be previewed: no provider",
    touched: 0,
  });
});

test("to take down, nothing waits: what is read is still there", async () => {
  const stacks = {
    network: { plan: planChanging("vpc_id") },
    database: { dependencies: ["network"], reads: ["vpc_id"], plan: planChanging() },
  };
  const { asked, outcomes } = await outcomesOf(stacks, "destroy");
  expect(outcomes).toEqual({ network: planned, database: planned });
  expect(asked().filter((line) => line.includes(" plan ") && !line.endsWith(" -destroy"))).toEqual([]);
});

test("to take down, what another one stands on stays where that one could not be planned, over any number of steps", async () => {
  const stacks = {
    network: { plan: planChanging() },
    database: { dependencies: ["network"], plan: planChanging() },
    api: { dependencies: ["database"], failsToPlan: "throttled" },
    storage: { plan: planChanging() },
  };
  const { outcomes, hasPlan } = await outcomesOf(stacks, "destroy");
  expect(outcomes.api.outcome).toBe("failed");
  expect(outcomes.database).toEqual({ outcome: "waits", reason: "app-dev-api first, which is not planned", touched: 0 });
  expect(outcomes.network).toEqual({ outcome: "waits", reason: "app-dev-database first, which is not planned", touched: 0 });
  expect(["network", "database", "storage"].map(hasPlan)).toEqual([false, false, true]);
});

test("stacks are planned at the same time, also those that read one another", async () => {
  const { told } = await outcomesOf({ network: {}, database: { dependencies: ["network"] } });
  expect(told.indexOf("database: init")).toBeLessThan(told.indexOf("network: no changes"));
});
