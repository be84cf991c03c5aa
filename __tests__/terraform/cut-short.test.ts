import { setTimeout as sleep } from "node:timers/promises";
import { FaultTable } from "../support/fault-table";
import { FaultWorld } from "../support/fault-world";
import { terraformAtHand } from "../support/find-terraform";

const { missingForLocalAws: missing } = terraformAtHand();
const MINUTES = 60_000;
const TAINTED = "completes; a key whose making was cut short is replaced when it is named";
const complete = { code: 0, output: expect.stringMatching(/-data +(applied|unchanged)/) };

(missing ? describe.skip : describe)("an apply that is cut short, with real Terraform on the AWS of this machine", () => {
  const world = new FaultWorld();
  const table = new FaultTable("cut-short");

  beforeAll(async () => {
    await world.start();
    await world.makeStores();
  }, 3 * MINUTES);
  afterAll(() => world.stop());

  /** Keys in AWS that no state knows. */
  async function lostOf(stack: string): Promise<string[]> {
    const saved = (await world.resources(stack)).join();
    return (await world.keysOf(stack)).filter((key) => !saved.includes(key));
  }

  /** A key whose making was cut short is tainted: it is replaced, but only when it is named. */
  async function completed(out: string, stack: string): Promise<void> {
    const second = await world.apply(out);
    if (second.code !== 0) {
      expect(second.output).toMatch(/- replace aws_kms_key\.key: tainted, its making was cut short or failed/);
      expect(await world.apply(out, "--allow-destroy", `${stack}:aws_kms_key.key`)).toEqual(complete);
    }
    expect(await world.locks(out)).toEqual([]);
    expect(await world.keysOf(stack)).toHaveLength(1);
  }

  test(
    "Ctrl-C: Terraform ends what it has begun and saves it, nothing is locked",
    async () => {
      const { out, child, ended } = await world.inTheMiddle("sigint");
      child.kill("SIGINT");
      await sleep(1_000);
      world.goOn();
      const { code, output } = await ended;
      expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(/sigint-data +stopped/) });
      const locks = await world.locks(out);
      expect(locks).toEqual([]);
      expect(await lostOf("sigint-data")).toEqual([]);
      await completed(out, "sigint-data");
      table.add({ fault: "Ctrl-C", said: "stopped", locks, second: TAINTED, lost: await lostOf("sigint-data") });
    },
    8 * MINUTES,
  );

  test(
    "the runner is killed: its Terraform goes on, the next run waits for it and goes on from there",
    async () => {
      const { out, child, ended } = await world.inTheMiddle("killed");
      child.kill("SIGKILL");
      await ended;
      const second = world.begin(out, "apply", "*", "--auto-approve");
      await second.says("held up by Terraform, process");
      world.goOn();
      expect(await second.ended).toEqual({ code: 0, output: expect.stringMatching(/killed-data +unchanged/) });
      const locks = await world.locks(out);
      expect(locks).toEqual([]);
      expect(await world.keysOf("killed-data")).toHaveLength(1);
      const lost = await lostOf("killed-data");
      expect(lost).toEqual([]);
      table.add({ fault: "the runner is killed (SIGKILL)", said: "nothing; its Terraform ends by itself", locks, lost });
    },
    8 * MINUTES,
  );

  test(
    "runner and Terraform are killed: the lock is named, one command frees it, and what was not saved is known",
    async () => {
      const { out, child, ended } = await world.inTheMiddle("power");
      // Terraform's whole group: a provider outlives a Terraform that is killed.
      for (const pid of [child.pid ?? 0, -world.terraformAt(out, "power-data")]) process.kill(pid, "SIGKILL");
      await ended;
      world.goOn();
      const locks = await world.locks(out);
      expect(locks).toHaveLength(2);
      const second = await world.apply(out);
      expect(second).toEqual({ code: 1, output: expect.stringContaining("npm run state -- unlock power-data") });
      expect(await world.state(out, "unlock", "power-data", "--yes")).toMatchObject({ code: 0 });
      expect(await world.locks(out)).toEqual([]);
      // What was made since Terraform last saved is in AWS and in no state: names that are taken say so, and are imported.
      const refused = await world.apply(out);
      expect(refused).toEqual({ code: 1, output: expect.stringContaining("ResourceAlreadyExistsException") });
      for (const [name, id] of Object.entries({ logs: "power-data", late: "power-data-late" })) {
        const address = `aws_cloudwatch_log_group.${name}`;
        if (refused.output.includes(`${address}: creating`)) await world.terraform(out, "power-data", "import", address, id);
      }
      expect(await world.apply(out)).toEqual(complete);
      expect(await world.locks(out)).toEqual([]);
      expect(await lostOf("power-data")).toHaveLength(1);
      table.add({
        fault: "runner and Terraform are killed, as when the power goes",
        said: "nothing; the next one names the lock and `npm run state -- unlock`",
        locks,
        second: "completes when what could not be saved is imported",
        lost: ["nothing that has a name; a key that was being made is made again"],
      });
    },
    8 * MINUTES,
  );

  test(
    "AWS is gone: the state lies in the stack's folder, is brought back, and nothing is lost",
    async () => {
      const { out, ended } = await world.inTheMiddle("gone");
      world.cut();
      const { code, output } = await ended;
      world.mend();
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining("npm run state -- recover gone-data") });
      expect(output).toContain("npm run state -- unlock gone-data");
      const locks = await world.locks(out);
      expect(locks).toHaveLength(2);
      const again = await world.apply(out);
      expect(again).toEqual({ code: 1, output: expect.stringContaining("could not save its state") });
      expect(await world.state(out, "unlock", "gone-data", "--yes")).toMatchObject({ code: 0 });
      expect(await world.state(out, "recover", "gone-data")).toMatchObject({ code: 0 });
      await completed(out, "gone-data");
      const lost = await lostOf("gone-data");
      expect(lost).toEqual([]);
      const said = "failed, names `npm run state -- unlock` and `recover`";
      table.add({ fault: "AWS is gone", said, locks, second: TAINTED, lost });
    },
    8 * MINUTES,
  );

  test("the table of the docs is what these tests found", () => {
    expect(table.written()).toBe(table.text());
  });
});
