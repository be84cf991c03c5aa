import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ApplyRequest, applyStacks } from "../../../scripts/run/apply-stacks";
import { endsOf, fakeRun } from "../../support/fake-run";
import { acting, type Made, planChanging } from "../../support/fake-terraform";

async function applied(made: Readonly<Record<string, Made>>, request: Partial<ApplyRequest> = {}) {
  const fake = fakeRun(made);
  const whole = { direction: "apply" as const, allowDestroy: [], approve: async () => true, ...request };
  const outcomes = await endsOf(applyStacks(fake.run, fake.stacks, whole));
  const order = fake.asked().flatMap((line) => (line.includes(" apply ") ? [line.split(" ")[0]] : []));
  return { ...fake, outcomes, order };
}

const plan = planChanging();
const outcomesIn = (outcomes: Record<string, { outcome: string }>) =>
  Object.fromEntries(Object.entries(outcomes).map(([name, { outcome }]) => [name, outcome]));

test("each stack is planned when those below it are applied, and exactly that plan is applied", async () => {
  const { asked, outcomes, outdir } = await applied({ network: { plan }, database: { dependencies: ["network"], plan } });
  expect(outcomesIn(outcomes)).toEqual({ network: "applied", database: "applied" });
  const file = `run-${process.pid}.tfplan`;
  expect(asked()).toEqual([
    "network init -input=false -no-color -reconfigure",
    `network plan -input=false -no-color -detailed-exitcode -out=${file} -lock-timeout=1s`,
    `network show -json ${file}`,
    `network apply -json -input=false -lock-timeout=1s ${file}`,
    "database init -input=false -no-color -reconfigure",
    `database plan -input=false -no-color -detailed-exitcode -out=${file} -lock-timeout=1s`,
    `database show -json ${file}`,
    `database apply -json -input=false -lock-timeout=1s ${file}`,
  ]);
  expect(readdirSync(join(outdir, "stacks", "app-dev-network")).filter((name) => /tfplan|run/.test(name))).toEqual([]);
});

test("where nothing would change, nothing is applied, and what waits goes on", async () => {
  const { outcomes, order } = await applied({ network: {}, database: { dependencies: ["network"], plan } });
  expect(outcomesIn(outcomes)).toEqual({ network: "unchanged", database: "applied" });
  expect(order).toEqual(["database"]);
});

test("a stack that fails holds back what waits for it, over any number of steps; the others run to their end", async () => {
  const { outcomes, order } = await applied({
    network: { plan, failsToApply: "quota exceeded" },
    database: { dependencies: ["network"], plan },
    api: { dependencies: ["database"], plan },
    storage: { plan },
    edge: { dependencies: ["storage"], plan },
  });
  expect(outcomesIn(outcomes)).toEqual({
    network: "failed",
    database: "blocked",
    api: "blocked",
    storage: "applied",
    edge: "applied",
  });
  expect(outcomes.network.reason).toContain("quota exceeded");
  expect(outcomes.database.reason).toBe("app-dev-network did not end well");
  expect(order.sort()).toEqual(["edge", "network", "storage"]);
});

test("a plan that destroys what holds data is refused before anything is applied, unless it is named", async () => {
  const destroying = { resource_changes: [acting("aws_db_instance.postgres", "delete", "create")] };
  const made = { data: { plan: destroying }, api: { dependencies: ["data"], plan } };
  const refused = await applied(made);
  expect(outcomesIn(refused.outcomes)).toEqual({ data: "refused", api: "blocked" });
  expect(refused.outcomes.data.reason).toContain("--allow-destroy 'app-dev-data:aws_db_instance.postgres'");
  expect(refused.order).toEqual([]);
  const named = await applied(made, { allowDestroy: ["app-dev-data:aws_db_instance.postgres"] });
  expect(outcomesIn(named.outcomes)).toEqual({ data: "applied", api: "applied" });
});

test("a person sees the plan, and a no holds back what waits for it", async () => {
  const seen: string[] = [];
  const approve: ApplyRequest["approve"] = async ({ name }, text) => {
    seen.push(text);
    return name !== "app-dev-network";
  };
  const made = { network: { plan }, api: { dependencies: ["network"], plan }, storage: { plan } };
  const { outcomes } = await applied(made, { approve });
  expect(outcomesIn(outcomes)).toEqual({ network: "refused", api: "blocked", storage: "applied" });
  expect(outcomes.network.reason).toBe("not approved");
  expect(seen.sort()).toEqual([
    "Terraform will perform the following actions: of app-dev-network",
    "Terraform will perform the following actions: of app-dev-storage",
  ]);
});

test("to take down, what reads goes before what is read", async () => {
  const { asked, outcomes, order } = await applied(
    { network: { plan }, database: { dependencies: ["network"], plan } },
    { direction: "destroy" },
  );
  expect(Object.keys(outcomes)).toEqual(["database", "network"]);
  expect(order).toEqual(["database", "network"]);
  expect(asked().filter((line) => line.includes(" plan ") && !line.endsWith("-destroy"))).toEqual([]);
});

test("a stack whose state an earlier run could not save is not applied again", async () => {
  const fake = fakeRun({ network: { plan } });
  writeFileSync(join(fake.outdir, "stacks", "app-dev-network", "errored.tfstate"), "{}");
  const request = { direction: "apply" as const, allowDestroy: [], approve: async () => true };
  const { network } = await endsOf(applyStacks(fake.run, fake.stacks, request));
  expect(network).toMatchObject({
    outcome: "failed",
    reason: expect.stringContaining("npm run state -- recover app-dev-network"),
  });
  expect(fake.asked()).toEqual([""]);
});

test("a run that was told to stop begins nothing more, and says so of every stack", async () => {
  const fake = fakeRun({ network: { plan }, api: { dependencies: ["network"], plan }, storage: { plan } }, 1);
  const approve = async () => {
    fake.stopping.abort();
    return true;
  };
  const request = { direction: "apply" as const, allowDestroy: [], approve };
  const outcomes = await endsOf(applyStacks(fake.run, fake.stacks, request));
  expect(outcomesIn(outcomes)).toEqual({ network: "stopped", api: "blocked", storage: "stopped" });
  expect(fake.asked().filter((line) => line.includes(" apply "))).toEqual([]);
});

test("nothing of a run stays in the folder of a stack that failed", async () => {
  const { outdir } = await applied({ network: { plan, failsToApply: "quota exceeded" } });
  const folder = join(outdir, "stacks", "app-dev-network");
  expect(existsSync(join(folder, `run-${process.pid}.tfplan`))).toBe(false);
  expect(existsSync(join(folder, ".terraform-run.json"))).toBe(false);
});
