import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunReport } from "../../scripts/terraform/run-report";
import { acting, type Made, madeOf, planChanging } from "../support/fake-terraform";
import { run } from "../support/run";

/** Runs the command as a person or a workflow does, over these stacks of partner dev. */
function over(stacks: Readonly<Record<string, Made>>) {
  const { outdir, environment, asked } = madeOf(stacks, "partner-dev");
  const env = { ...environment, CDKTF_OUTDIR: outdir, INIT_CWD: outdir };
  return {
    asked,
    kept: join(outdir, "kept"),
    terraform: (...args: string[]) => run(process.execPath, ["--import", "tsx", "scripts/terraform.ts", ...args], { env }),
    report: (): RunReport => JSON.parse(readFileSync(join(outdir, "report", "report.json"), "utf8")),
    written: (name: string) => readFileSync(join(outdir, "report", name), "utf8"),
  };
}

const plan = planChanging();
const three = { network: { plan }, storage: {}, api: { dependencies: ["network"], plan } };

test("a plan is told as a table, as JSON and as a page, with each readable plan in a file", async () => {
  const { terraform, report, written } = over(three);
  const { code, output } = await terraform("plan", "partner-dev-*");
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/partner-dev-network +planned +1 +1 +1/) });
  expect(report()).toMatchObject({ command: "plan", patterns: ["partner-dev-*"] });
  const outcomes = Object.fromEntries(report().stacks.map(({ name, outcome }) => [name, outcome]));
  expect(outcomes).toEqual({
    "partner-dev-network": "planned",
    "partner-dev-storage": "unchanged",
    "partner-dev-api": "planned",
  });
  expect(written("report.md")).toContain("## plan partner-dev-*");
  expect(written("partner-dev-network.txt")).toContain("Terraform will perform");
}, 30_000);

test("what is planned and kept is applied as it was read, in a second run", async () => {
  const { terraform, kept, report, asked } = over(three);
  expect(await terraform("plan", "partner-dev-*", "--keep", "kept")).toMatchObject({ code: 0 });
  const before = asked().length;
  expect(await terraform("apply", "--kept", kept, "--report", join(kept, "report"))).toMatchObject({ code: 0 });
  const applied = asked().slice(before);
  expect(applied.filter((line) => line.includes(" apply "))).toHaveLength(2);
  expect(applied.filter((line) => line.includes(" plan "))).toEqual([]);
  expect(report().command).toBe("plan");
  expect(existsSync(join(kept, "report", "report.json"))).toBe(true);
}, 30_000);

test("an apply asks a person, and where there is none it says so before anything is done", async () => {
  const { terraform, asked } = over(three);
  expect(await terraform("apply", "partner-dev-*")).toEqual({
    code: 1,
    output: expect.stringContaining("There is nobody to ask: say --auto-approve"),
  });
  expect(asked()).toEqual([""]);
}, 30_000);

test("a failure ends with 1, and the last words are about it", async () => {
  const { terraform } = over({ ...three, network: { plan, failsToApply: "quota exceeded" } });
  const { code, output } = await terraform("apply", "partner-dev-*", "--auto-approve");
  expect(code).toBe(1);
  expect(output).toMatch(/partner-dev-network failed: terraform apply failed[\s\S]*quota exceeded/);
  expect(output).toContain("partner-dev-api blocked: partner-dev-network did not end well");
}, 30_000);

test.each<{ what: string; made: Readonly<Record<string, Made>>; code: number }>([
  { what: "no change", made: { storage: {} }, code: 0 },
  {
    what: "an output that is only behind",
    made: { api: { plan: { output_changes: { id: { actions: ["update"] } } } } },
    code: 0,
  },
  { what: "a change", made: three, code: 2 },
  { what: "a stack that cannot be planned", made: { ...three, storage: { failsToPlan: "no credentials" } }, code: 1 },
])(
  "drift with $what ends with $code",
  async ({ made, code }) => {
    expect(await over(made).terraform("drift", "*")).toMatchObject({ code });
  },
  30_000,
);

test("what drifted is told attribute by attribute", async () => {
  const change = { ...acting("aws_iam_role.a", "update") };
  const drifted = { ...change, change: { ...change.change, before: { description: "a" }, after: { description: "b" } } };
  const { terraform, report } = over({ security: { plan: { resource_changes: [drifted] } } });
  const { output } = await terraform("drift", "*");
  expect(output).toContain('partner-dev-security drifted: aws_iam_role.a: description "a" → "b"');
  expect(report().stacks[0]).toMatchObject({ outcome: "drifted", reason: 'aws_iam_role.a: description "a" → "b"' });
}, 30_000);

test("what stacks stand on is not taken down without them", async () => {
  const { terraform, asked } = over(three);
  const { code, output } = await terraform("destroy", "partner-dev-network", "--auto-approve");
  expect(code).toBe(1);
  expect(output).toContain("partner-dev-api must be named too, because partner-dev-network is what it stands on.");
  expect(asked()).toEqual([""]);
}, 30_000);

test("outputs are JSON by stack, and nothing else is on standard output", async () => {
  const { terraform } = over({ network: { outputs: { vpc_id: { value: "vpc-1", sensitive: false } } } });
  const { output } = await terraform("output", "*");
  expect(JSON.parse(output.slice(output.indexOf("{")))).toEqual({ "partner-dev-network": { vpc_id: "vpc-1" } });
}, 30_000);
