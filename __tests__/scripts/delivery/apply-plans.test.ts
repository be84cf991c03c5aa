import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { applyPlans } from "../../../scripts/delivery/apply-plans";
import { type Direction, keepDelivery } from "../../../scripts/delivery/delivery";
import { planStacks } from "../../../scripts/delivery/plan-stacks";
import { readStacks } from "../../../scripts/terraform/stacks";
import { type Made, madeOf, planChanging } from "./fake-terraform";

// Every stack of a case starts several processes: on a busy machine they take their time.
jest.setTimeout(60_000);

/** Plans, keeps, and applies what was kept. */
async function delivered(stacks: Readonly<Record<string, Made>>, direction: Direction = "apply") {
  const made = madeOf(stacks);
  const kept = join(made.outdir, "delivery");
  const chosen = readStacks(made.outdir, "app-dev-");
  if (direction === "destroy") chosen.reverse();
  const outcomes = await planStacks(made.terraform, chosen, direction, () => undefined);
  keepDelivery(kept, made.outdir, chosen, { prefix: "app-dev", direction, stacks: outcomes });
  const asked = made.asked().length;
  const applied = await applyPlans(made.terraform, kept, () => undefined);
  return { kept, applied, asked: () => made.asked().slice(asked) };
}

const three = (changes: Readonly<Record<string, Made>> = {}) => ({
  network: { plan: planChanging() },
  database: { dependencies: ["network"], plan: planChanging() },
  storage: { plan: planChanging() },
  watching: { dependencies: ["storage"] },
  ...changes,
});

test("what was planned is applied from the saved file, in order, and nothing is planned again", async () => {
  const { asked, applied } = await delivered(three());
  const commands = asked().filter((line) => !line.includes(" init "));
  expect(commands.slice(0, 2).map((line) => line.split(" ")[0])).toContain("network");
  expect(commands.indexOf(commands.find((line) => line.startsWith("database")) ?? "")).toBe(2);
  expect(commands).toHaveLength(3);
  for (const command of commands) expect(command).toMatch(/^\w+ apply -input=false -no-color -lock-timeout=5m delivery\.tfplan$/);
  expect(applied.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
});

test("to take down, what reads goes before what is read", async () => {
  const { asked } = await delivered(three(), "destroy");
  const order = asked().flatMap((line) => (line.includes(" apply ") ? [line.split(" ")[0]] : []));
  expect(order.indexOf("database")).toBeLessThan(order.indexOf("network"));
});

test("a plan that Terraform refuses leaves alone what waits for it, and the others go on", async () => {
  const { applied } = await delivered(three({ network: { plan: planChanging(), failsToApply: "Saved plan is stale" } }));
  const problems = Object.fromEntries(applied.map(({ name, problem }) => [name.replace("app-dev-", ""), problem]));
  expect(problems).toEqual({
    network: expect.stringContaining("Saved plan is stale"),
    database: "left alone, because app-dev-network was not applied",
    storage: undefined,
  });
});

test("what is kept has the provider locks and the plans, and none of what init fetches", async () => {
  const { kept } = await delivered(three());
  const network = join(kept, "stacks", "app-dev-network");
  for (const file of ["cdk.tf.json", ".terraform.lock.hcl", "delivery.tfplan", "delivery.txt", "delivery.json"]) {
    expect([file, existsSync(join(network, file))]).toEqual([file, true]);
  }
  expect(existsSync(join(network, ".terraform", "provider"))).toBe(false);
  expect(JSON.parse(readFileSync(join(kept, "delivery.json"), "utf8"))).toMatchObject({ prefix: "app-dev", direction: "apply" });
});
