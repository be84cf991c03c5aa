import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faultStage } from "../support/fault-stage";
import { FaultTable } from "../support/fault-table";
import { FaultWorld } from "../support/fault-world";
import { terraformAtHand } from "../support/find-terraform";

const { missingForLocalAws: missing } = terraformAtHand();
const MINUTES = 60_000;
const complete = { code: 0, output: expect.stringMatching(/-data +(applied|unchanged)/) };

(missing ? describe.skip : describe)("what is not as it must be, with real Terraform on the AWS of this machine", () => {
  const world = new FaultWorld();
  const table = new FaultTable("around");
  const nothing = { locks: [], lost: [] };

  beforeAll(() => world.start(), 3 * MINUTES);
  afterAll(() => world.stop());

  test(
    "the bucket for states is missing: nothing is made, and the command that makes it is named",
    async () => {
      const out = world.oneStack("bucket");
      const { code, output } = await world.apply(out);
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining("npm run bootstrap -- <account>") });
      expect(await world.keysOf("bucket-data")).toEqual([]);
      await world.makeStores();
      expect(await world.locks(out)).toEqual([]);
      expect(await world.apply(out)).toEqual(complete);
      table.add({ fault: "the bucket for states is missing", said: "failed, names `npm run bootstrap`", ...nothing });
    },
    8 * MINUTES,
  );

  test(
    "the credentials are another account's: nothing is made, and nothing is locked",
    async () => {
      const out = world.oneStack("account", "999999999999");
      const { code, output } = await world.apply(out);
      expect({ code, output }).toEqual({
        code: 1,
        output: expect.stringMatching(/AWS account ID not allowed[\s\S]*AWS_PROFILE/),
      });
      expect(await world.keysOf("account-data")).toEqual([]);
      expect(await world.locks(out)).toEqual([]);
      world.oneStack("account", undefined, out);
      expect(await world.apply(out)).toEqual(complete);
      table.add({ fault: "the credentials are another account's", said: "failed, names the account", ...nothing });
    },
    8 * MINUTES,
  );

  test(
    "one of two siblings fails in its middle: the other ends, what waits is not begun, nothing is locked",
    async () => {
      const assumed = JSON.stringify({ Version: "2012-10-17", Statement: [] });
      await world.ask("iam", "create_role", { RoleName: "taken", AssumeRolePolicyDocument: assumed });
      const out = faultStage(world.local, "sibling", {
        base: { has: ["logs"] },
        slow: { has: ["key"], reads: ["base"] },
        broken: { has: ["logs"], role: "taken", reads: ["base"] },
        top: { has: ["logs"], reads: ["broken"] },
      });
      const { code, output } = await world.apply(out);
      const blocked = "sibling-top blocked: sibling-broken did not end well";
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(blocked) });
      expect(output).toMatch(/sibling-slow +applied[\s\S]*sibling-broken failed: [\s\S]*EntityAlreadyExists/);
      expect(await world.locks(out)).toEqual([]);
      expect(await world.resources("sibling-broken")).toEqual([expect.stringContaining("aws_cloudwatch_log_group.logs")]);
      await world.ask("iam", "delete_role", { RoleName: "taken" });
      const second = await world.apply(out);
      expect(second).toEqual({ code: 0, output: expect.stringMatching(/sibling-broken +applied[\s\S]*sibling-top +applied/) });
      const said = "failed; the other one applied, what waits blocked";
      table.add({ fault: "one of two parallel stacks fails in its middle", said, ...nothing });
    },
    8 * MINUTES,
  );

  test(
    "two runs in one folder: the second one leaves the stack alone and says whose it is",
    async () => {
      const { out, ended } = await world.inTheMiddle("twice");
      const second = await world.apply(out, "--report", join(out, "second"));
      expect(second).toEqual({ code: 1, output: expect.stringContaining("another run is at work in") });
      world.goOn();
      expect(await ended).toEqual(complete);
      expect(await world.locks(out)).toEqual([]);
      const said = "the second one failed, names the process";
      table.add({ fault: "two runs at once, in one folder", said, ...nothing });
    },
    8 * MINUTES,
  );

  test(
    "two runs on two machines: the second one is told who holds the lock, or waits for it",
    async () => {
      const { out, ended } = await world.inTheMiddle("machines");
      const other = mkdtempSync(join(tmpdir(), "machine-"));
      cpSync(out, other, { recursive: true, filter: (source) => !source.includes(".terraform") });
      const refused = await world.apply(other);
      expect(refused).toEqual({
        code: 1,
        output: expect.stringMatching(/Error acquiring the state lock[\s\S]*npm run state -- unlock machines-data/),
      });
      const patient = world.begin(other, "apply", "*", "--auto-approve", "--lock-timeout", "3m");
      world.goOn();
      expect(await ended).toEqual(complete);
      expect(await patient.ended).toEqual({ code: 0, output: expect.stringMatching(/machines-data +unchanged/) });
      expect(await world.locks(out)).toEqual([]);
      table.add({ fault: "two runs at once, on two machines", said: "the second one waits for the lock", ...nothing });
    },
    8 * MINUTES,
  );

  test("the table of the docs is what these tests found", () => {
    expect(table.written()).toBe(table.text());
  });
});
