import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Direction } from "../../../scripts/delivery/delivery";
import { planStacks } from "../../../scripts/delivery/plan-stacks";
import { readStacks } from "../../../scripts/terraform/stacks";
import { type Made, madeOf, planChanging } from "./fake-terraform";

async function outcomesOf(stacks: Readonly<Record<string, Made>>, direction: Direction = "apply", only = Object.keys(stacks)) {
  const made = madeOf(stacks);
  const chosen = readStacks(made.outdir, "app-dev-").filter(({ name }) => only.includes(name.replace("app-dev-", "")));
  if (direction === "destroy") chosen.reverse();
  const planned = await planStacks(made.terraform, chosen, direction, () => undefined);
  const outcomes = Object.fromEntries(planned.map(({ name, outcome }) => [name.replace("app-dev-", ""), outcome]));
  return { ...made, outcomes, order: Object.keys(outcomes) };
}

const counts = { add: 1, change: 1, destroy: 1 };

test("stacks are planned in the order in which they are applied, and the plan is saved", async () => {
  const { asked, order, outdir, outcomes } = await outcomesOf({
    network: { dependencies: ["security"], plan: planChanging() },
    security: {},
  });
  expect(order).toEqual(["security", "network"]);
  expect(outcomes).toEqual({ security: { kind: "unchanged" }, network: { kind: "planned", counts } });
  expect(asked().filter((line) => line.includes(" plan "))).toEqual([
    "security plan -input=false -no-color -lock-timeout=5m -detailed-exitcode -out=delivery.tfplan",
    "network plan -input=false -no-color -lock-timeout=5m -detailed-exitcode -out=delivery.tfplan",
  ]);
  const kept = ["security", "network"].map((name) => existsSync(join(outdir, "stacks", `app-dev-${name}`, "delivery.tfplan")));
  expect(kept).toEqual([false, true]);
});

test("what reads an output that is about to change waits, and so does what waits for that", async () => {
  const { asked, outcomes } = await outcomesOf({
    network: { plan: planChanging("vpc_id") },
    database: { dependencies: ["network"], reads: ["vpc_id"], plan: planChanging() },
    api: { dependencies: ["database"], plan: planChanging() },
  });
  expect(outcomes.database).toEqual({ kind: "waits", reason: "app-dev-network first, which changes what this one reads" });
  expect(outcomes.api).toEqual({ kind: "waits", reason: "app-dev-database first, which is not planned" });
  expect(asked().filter((line) => !line.startsWith("network"))).toEqual([]);
});

test("what reads only outputs that stay is planned at once", async () => {
  const { outcomes } = await outcomesOf({
    network: { plan: planChanging("nat_ips") },
    database: { dependencies: ["network"], reads: ["vpc_id"], plan: planChanging() },
  });
  expect(outcomes.database).toEqual({ kind: "planned", counts });
});

test.each([
  "Unable to find remote state\n\n  with data.terraform_remote_state.cross-stack-reference-input-app-dev-network,",
  "Unsupported attribute\n\n    data.terraform_remote_state.cross-stack-reference-input-app-dev-network.outputs is object",
])("a stack below that was never applied, and is not planned with it, is named (%s)", async (failsToPlan) => {
  const stacks = { network: {}, database: { dependencies: ["network"], failsToPlan } };
  const { outcomes } = await outcomesOf(stacks, "apply", ["database"]);
  expect(outcomes).toEqual({ database: { kind: "waits", reason: "app-dev-network first, which was not applied yet" } });
});

test("a stack that cannot be planned says why, and hinders only what reads it", async () => {
  const { outcomes } = await outcomesOf({
    network: { failsToPlan: "no credentials" },
    database: { dependencies: ["network"] },
    storage: { plan: planChanging() },
  });
  expect(outcomes.network).toEqual({ kind: "failed", reason: expect.stringContaining("Error: no credentials") });
  expect(outcomes.database.kind).toBe("waits");
  expect(outcomes.storage.kind).toBe("planned");
});

test("to take down, the last comes first, and nothing waits: what is read is still there", async () => {
  const stacks = {
    network: { plan: planChanging("vpc_id") },
    database: { dependencies: ["network"], reads: ["vpc_id"], plan: planChanging() },
  };
  const { asked, order, outcomes } = await outcomesOf(stacks, "destroy");
  expect(order).toEqual(["database", "network"]);
  expect(Object.values(outcomes).map(({ kind }) => kind)).toEqual(["planned", "planned"]);
  expect(asked().filter((line) => line.includes(" plan ") && !line.endsWith(" -destroy"))).toEqual([]);
});
