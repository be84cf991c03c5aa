import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faultStage } from "../support/fault-stage";
import { FaultTable } from "../support/fault-table";
import { FaultWorld } from "../support/fault-world";
import { terraformAtHand } from "../support/find-terraform";

const { missingForLocalAws: missing } = terraformAtHand();
const MINUTES = 60_000;

(missing ? describe.skip : describe)("what goes wrong in the middle, with real Terraform on the AWS of this machine", () => {
  const world = new FaultWorld();
  const table = new FaultTable();

  beforeAll(() => world.start(), 3 * MINUTES);
  afterAll(() => world.stop());

  const oneStack = (prefix: string) => faultStage(world.local, prefix, { data: { has: ["queue", "key"] } });
  const complete = { code: 0, output: expect.stringMatching(/-data +(applied|unchanged)/) };

  test(
    "the bucket for states is missing: nothing is made, and the command that makes it is named",
    async () => {
      const out = oneStack("bucket");
      const { code, output } = await world.apply(out);
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining("npm run bootstrap -- <account>") });
      expect(await world.keysOf("bucket-data")).toEqual([]);
      await world.makeStores();
      expect(await world.locks(out)).toEqual([]);
      expect(await world.apply(out)).toEqual(complete);
      table.add({ fault: "the bucket for states is missing", said: "failed, names `npm run bootstrap`", locks: [], lost: [] });
    },
    4 * MINUTES,
  );

  test(
    "the credentials are another account's: nothing is made, and nothing is locked",
    async () => {
      const out = faultStage(world.local, "account", { data: { has: ["queue", "key"] } }, "999999999999");
      const { code, output } = await world.apply(out);
      expect({ code, output }).toEqual({
        code: 1,
        output: expect.stringMatching(/AWS account ID not allowed[\s\S]*AWS_PROFILE/),
      });
      expect(await world.keysOf("account-data")).toEqual([]);
      expect(await world.locks(out)).toEqual([]);
      faultStage(world.local, "account", { data: { has: ["queue", "key"] } }, undefined, out);
      expect(await world.apply(out)).toEqual(complete);
      table.add({ fault: "the credentials are another account's", said: "failed, names the account", locks: [], lost: [] });
    },
    4 * MINUTES,
  );

  test(
    "one of two siblings fails in its middle: the other one ends, what waits for both is not begun, nothing is locked",
    async () => {
      const assumed = JSON.stringify({ Version: "2012-10-17", Statement: [] });
      await world.ask("iam", "create_role", { RoleName: "taken", AssumeRolePolicyDocument: assumed });
      const out = faultStage(world.local, "sibling", {
        base: { has: ["queue"] },
        slow: { has: ["key"], reads: ["base"] },
        broken: { has: ["queue"], role: "taken", reads: ["base"] },
        top: { has: ["key"], reads: ["broken"] },
      });
      const { code, output } = await world.apply(out);
      expect({ code, output }).toEqual({
        code: 1,
        output: expect.stringContaining("sibling-top blocked: sibling-broken did not end well"),
      });
      expect(output).toMatch(/sibling-slow +applied[\s\S]*sibling-broken failed: [\s\S]*EntityAlreadyExists/);
      expect(await world.locks(out)).toEqual([]);
      expect(await world.resources("sibling-broken")).toEqual([expect.stringContaining("aws_sqs_queue.queue")]);
      await world.ask("iam", "delete_role", { RoleName: "taken" });
      const second = await world.apply(out);
      expect(second).toEqual({ code: 0, output: expect.stringMatching(/sibling-broken +applied/) });
      expect(second.output).toMatch(/sibling-top +applied/);
      table.add({
        fault: "one of two parallel stacks fails in its middle",
        said: "failed; its sibling applied, what waits blocked",
        locks: [],
        lost: [],
      });
    },
    6 * MINUTES,
  );

  test(
    "Ctrl-C in the middle: Terraform ends what it has begun and saves it, nothing is locked",
    async () => {
      const out = oneStack("sigint");
      const { child, ended } = world.begin(out, "apply", "*", "--auto-approve");
      await world.untilKeyOf("sigint-data");
      child.kill("SIGINT");
      const { code, output } = await ended;
      expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(/sigint-data +stopped/) });
      expect(await world.locks(out)).toEqual([]);
      const made = await world.keysOf("sigint-data");
      expect((await world.resources("sigint-data")).join()).toContain(made[0]);
      expect(await world.apply(out)).toEqual(complete);
      expect(await world.keysOf("sigint-data")).toEqual(made);
      table.add({ fault: "Ctrl-C in the middle of an apply", said: "stopped", locks: [], lost: [] });
    },
    4 * MINUTES,
  );

  test(
    "the runner is killed in the middle: its Terraform goes on, the next run waits for it and goes on from there",
    async () => {
      const out = oneStack("killed");
      const { child, ended } = world.begin(out, "apply", "*", "--auto-approve");
      await world.untilKeyOf("killed-data");
      child.kill("SIGKILL");
      await ended;
      const second = await world.apply(out);
      expect(second).toEqual({ code: 0, output: expect.stringMatching(/of a run that was killed[\s\S]*killed-data +unchanged/) });
      expect(await world.locks(out)).toEqual([]);
      const made = await world.keysOf("killed-data");
      expect(made).toHaveLength(1);
      expect((await world.resources("killed-data")).join()).toContain(made[0]);
      table.add({ fault: "the runner is killed (SIGKILL)", said: "nothing; its Terraform ends by itself", locks: [], lost: [] });
    },
    4 * MINUTES,
  );

  test(
    "runner and Terraform are killed: the lock stays and is named, one command frees it, and what was not saved is known",
    async () => {
      const out = oneStack("power");
      const { child, ended } = world.begin(out, "apply", "*", "--auto-approve");
      await world.untilKeyOf("power-data");
      const terraform = world.terraformAt(out, "power-data");
      for (const pid of [child.pid ?? 0, terraform]) process.kill(pid, "SIGKILL");
      await ended;
      const held = await world.locks(out);
      expect(held).toHaveLength(2);
      const second = await world.apply(out);
      expect(second).toEqual({ code: 1, output: expect.stringContaining("npm run state -- unlock power-data") });
      expect(await world.state(out, "unlock", "power-data", "--yes")).toMatchObject({ code: 0 });
      expect(await world.locks(out)).toEqual([]);
      expect(await world.apply(out)).toEqual(complete);
      const saved = (await world.resources("power-data")).join();
      const lost = (await world.keysOf("power-data")).filter((key) => !saved.includes(key));
      expect(lost).toHaveLength(1);
      table.add({
        fault: "runner and Terraform are killed, as when the power goes",
        said: "nothing; the next run names the lock and `npm run state -- unlock`",
        locks: held,
        lost: ["the key that was being made: nobody can save it; its tags tell whose it is, an import takes it over"],
      });
    },
    4 * MINUTES,
  );

  test(
    "two runs in one folder: the second one leaves the stack alone and says whose it is",
    async () => {
      const out = oneStack("twice");
      const first = world.begin(out, "apply", "*", "--auto-approve");
      await world.untilKeyOf("twice-data");
      const second = await world.apply(out, "--report", join(out, "second"));
      expect(second).toEqual({ code: 1, output: expect.stringContaining(`another run is at work in`) });
      expect(await first.ended).toEqual(complete);
      expect(await world.locks(out)).toEqual([]);
      table.add({ fault: "two runs at once, in one folder", said: "the second failed, names the process", locks: [], lost: [] });
    },
    4 * MINUTES,
  );

  test(
    "two runs in two folders, as on two machines: the second one is told who holds the lock, or waits for it",
    async () => {
      const out = oneStack("machines");
      const other = mkdtempSync(join(tmpdir(), "machine-"));
      cpSync(out, other, { recursive: true });
      const first = world.begin(out, "apply", "*", "--auto-approve");
      await world.untilKeyOf("machines-data");
      const refused = await world.apply(other);
      expect(refused).toEqual({
        code: 1,
        output: expect.stringMatching(/Error acquiring the state lock[\s\S]*npm run state -- unlock/),
      });
      const patient = world.begin(other, "apply", "*", "--auto-approve", "--lock-timeout", "3m");
      expect(await first.ended).toEqual(complete);
      expect(await patient.ended).toEqual({ code: 0, output: expect.stringMatching(/machines-data +unchanged/) });
      expect(await world.locks(out)).toEqual([]);
      table.add({
        fault: "two runs at once, on two machines",
        said: "the second waits for the lock, then finds nothing to do",
        locks: [],
        lost: [],
      });
    },
    5 * MINUTES,
  );

  test(
    "AWS is gone in the middle: the state lies in the stack's folder, is brought back, and nothing is lost",
    async () => {
      const out = oneStack("gone");
      const { ended } = world.begin(out, "apply", "*", "--auto-approve");
      await world.untilKeyOf("gone-data");
      world.cut();
      const { code, output } = await ended;
      world.mend();
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining("npm run state -- recover gone-data") });
      const held = await world.locks(out);
      const again = await world.apply(out);
      expect(again).toEqual({ code: 1, output: expect.stringContaining("could not save its state") });
      if (held.length > 0) expect(await world.state(out, "unlock", "gone-data", "--yes")).toMatchObject({ code: 0 });
      expect(await world.state(out, "recover", "gone-data")).toMatchObject({ code: 0 });
      expect(await world.apply(out)).toEqual(complete);
      expect(await world.locks(out)).toEqual([]);
      const saved = (await world.resources("gone-data")).join();
      const lost = (await world.keysOf("gone-data")).filter((key) => !saved.includes(key));
      expect(lost).toEqual([]);
      table.add({
        fault: "AWS is gone in the middle of an apply",
        said: "failed, names `npm run state -- recover`",
        locks: held,
        lost,
      });
    },
    6 * MINUTES,
  );

  test("the table of the docs is what these tests found", () => {
    expect(table.written()).toBe(table.text());
  });
});
