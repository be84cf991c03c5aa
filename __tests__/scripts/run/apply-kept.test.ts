import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyKept } from "../../../scripts/run/apply-kept";
import { keepPlans, readKeptPlans } from "../../../scripts/run/kept-plans";
import { planStacks } from "../../../scripts/run/plan-stacks";
import type { Direction } from "../../../scripts/run/planned-stack";
import { endsOf, fakeRun } from "../../support/fake-run";
import { acting, type Made, planChanging } from "../../support/fake-terraform";

const FILE = "it.tfplan";

/** Plans, keeps, and applies what was kept. */
async function delivered(made: Readonly<Record<string, Made>>, direction: Direction = "apply", allowDestroy: string[] = []) {
  const fake = fakeRun(made);
  const kept = join(fake.outdir, "kept");
  const planned = planStacks(fake.run, fake.stacks, { direction, file: FILE, preview: async () => "a preview" });
  keepPlans(kept, fake.outdir, fake.stacks, await Promise.all(planned.values()), direction, FILE);
  const before = fake.asked().length;
  const outcomes = await endsOf(applyKept(fake.run, kept, allowDestroy));
  return { fake, kept, outcomes, asked: () => fake.asked().slice(before) };
}

const plan = planChanging();
const four = (changes: Readonly<Record<string, Made>> = {}) => ({
  network: { plan },
  database: { dependencies: ["network"], plan },
  storage: { plan },
  watching: { dependencies: ["storage"] },
  ...changes,
});

test("what was planned is applied from the saved file, in order, and nothing is planned again", async () => {
  const { asked, outcomes } = await delivered(four());
  const commands = asked().filter((line) => !/ (init|show) /.test(line));
  expect(commands).toHaveLength(3);
  for (const command of commands) expect(command).toMatch(/^\w+ apply -json -input=false -lock-timeout=1s kept\.tfplan$/);
  const order = commands.map((line) => line.split(" ")[0]);
  expect(order.indexOf("network")).toBeLessThan(order.indexOf("database"));
  expect(Object.values(outcomes).map(({ outcome }) => outcome)).toEqual(["applied", "applied", "applied"]);
});

test("to take down, what reads goes before what is read", async () => {
  const { asked } = await delivered(four(), "destroy");
  const order = asked().flatMap((line) => (line.includes(" apply ") ? [line.split(" ")[0]] : []));
  expect(order.indexOf("database")).toBeLessThan(order.indexOf("network"));
});

test("a plan that Terraform refuses leaves alone what waits for it, and the others go on", async () => {
  const { outcomes } = await delivered(four({ network: { plan, failsToApply: "Saved plan is stale" } }));
  expect(outcomes).toMatchObject({
    network: { outcome: "failed", reason: expect.stringContaining("Saved plan is stale") },
    database: { outcome: "blocked" },
    storage: { outcome: "applied" },
  });
});

test("what was kept is refused where it destroys what holds data and nobody has named it", async () => {
  const destroying = { storage: { plan: { resource_changes: [acting("aws_s3_bucket.documents", "delete")] } } };
  expect((await delivered(destroying)).outcomes).toMatchObject({ storage: { outcome: "refused" } });
  const named = await delivered(destroying, "apply", ["app-dev-storage:aws_s3_bucket.documents"]);
  expect(named.outcomes).toMatchObject({ storage: { outcome: "applied" } });
});

test("what a kept plan destroys is asked of the plan itself, not of the file beside it", async () => {
  const destroying = { resource_changes: [acting("aws_s3_bucket.documents", "delete")] };
  const { kept, fake } = await delivered({ storage: { plan: destroying } });
  const index = { direction: "apply", stacks: [{ name: "app-dev-storage", changes: [], text: "No changes." }] };
  writeFileSync(join(kept, "kept-plans.json"), JSON.stringify(index));
  expect(await endsOf(applyKept(fake.run, kept, []))).toMatchObject({ storage: { outcome: "refused", touched: 1 } });
});

test("what is kept has the provider locks and the plans, and none of what init fetches", async () => {
  const { kept } = await delivered(four());
  const network = join(kept, "stacks", "app-dev-network");
  for (const file of ["cdk.tf.json", ".terraform.lock.hcl", "kept.tfplan"]) {
    expect([file, existsSync(join(network, file))]).toEqual([file, true]);
  }
  expect(existsSync(join(network, ".terraform", "provider"))).toBe(false);
  expect(existsSync(join(kept, "stacks", "app-dev-watching"))).toBe(false);
  expect(readKeptPlans(kept)).toMatchObject({ direction: "apply", stacks: [{}, {}, {}] });
});

test("a kept plan whose state could not be saved is not applied again: Terraform would make everything once more", async () => {
  const { kept, fake } = await delivered({ network: { plan } });
  writeFileSync(join(kept, "stacks", "app-dev-network", "errored.tfstate"), "{}");
  const before = fake.asked().length;
  const { network } = await endsOf(applyKept(fake.run, kept, []));
  expect(network).toMatchObject({ outcome: "failed", reason: expect.stringContaining(`--from '${kept}'`) });
  expect(fake.asked().slice(before)).toEqual([]);
});

test("no state and no plan of another run is kept, and nobody else may read what is", async () => {
  const fake = fakeRun({ network: { plan } });
  const folder = join(fake.outdir, "stacks", "app-dev-network");
  const ended = await Promise.all(
    planStacks(fake.run, fake.stacks, { direction: "apply", file: FILE, preview: async () => "" }).values(),
  );
  for (const file of ["errored.tfstate", "recovered-2026.tfstate", "run-1.tfplan"]) writeFileSync(join(folder, file), "secret");
  const kept = join(fake.outdir, "kept");
  keepPlans(kept, fake.outdir, fake.stacks, ended, "apply", FILE);
  const files = readdirSync(join(kept, "stacks", "app-dev-network"));
  expect(files.filter((name) => /tfstate|tfplan/.test(name))).toEqual(["kept.tfplan"]);
  expect(statSync(kept).mode & 0o077).toBe(0);
});

test("a folder that holds no kept plans is refused in a sentence", () => {
  expect(() => readKeptPlans("/nowhere")).toThrow("/nowhere holds no kept plans; npm run terraform -- plan <stacks> --keep");
});
