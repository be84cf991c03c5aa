import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalAws, stopLocalAws } from "../../scripts/local-aws/local-aws";
import { ensureVenv, requirePython } from "../../scripts/local-aws/python";
import { VENV } from "../../scripts/rehearsal/places";
import { unlock } from "../../scripts/state/unlock";
import { readStacks, type Stack } from "../../scripts/terraform/stacks";
import { Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "../support/find-terraform";
import { written } from "../support/planted-stacks";
import { freePorts } from "../support/run";
import { locksOf, makeStores, s3Backend, waitingApply } from "../support/states";

const { environment = {}, missingForLocalAws: missing } = terraformAtHand();
const folder = mkdtempSync(join(tmpdir(), "unlock-"));
const terraform = new Terraform(environment);
const locks = locksOf(folder, "states", "jobs.tfstate");

(missing ? describe.skip : describe)("a locked state", () => {
  let stack: Stack;

  beforeAll(async () => {
    const aws = await startLocalAws(folder, ensureVenv(requirePython(), VENV), await freePorts());
    await makeStores(folder, "states");
    const resource = { terraform_data: { job: { input: "1" } } };
    [stack] = readStacks(written({ jobs: { terraform: s3Backend(aws, "states", "jobs.tfstate"), resource } }), "jobs");
    await terraform.run(stack.folder, ["init", "-input=false"]);
    await terraform.run(stack.folder, ["apply", "-auto-approve", "-input=false"]);
  }, 120_000);
  afterAll(() => stopLocalAws(folder));
  afterEach(async () => {
    await locks.file();
    await locks.row();
  });

  /** Unlocks, and returns what was said and what was asked. */
  async function unlocked(answer = true, evenIfRunning = false) {
    const said: string[] = [];
    const asked: string[] = [];
    const agrees = async (question: string) => {
      asked.push(question);
      return answer;
    };
    await unlock(terraform, stack, { agrees, evenIfRunning }, (line) => said.push(line));
    return { said, asked };
  }

  async function leaveLock(): Promise<void> {
    const apply = await waitingApply(stack.folder, environment);
    await apply.kill();
  }

  test("one that is free is left alone, and nobody is asked", async () => {
    expect(await unlocked()).toEqual({ said: ["jobs is not locked."], asked: [] });
    expect(await locks.held()).toEqual([]);
  }, 30_000);

  test("the lock of a run that was killed is shown, and one yes frees both of its halves", async () => {
    await leaveLock();
    expect(await locks.held()).toEqual(["jobs.tfstate.tflock", "row"]);
    const { said, asked } = await unlocked();
    expect(said[0]).toMatch(
      /^jobs is locked:\n {2}who {8}\S+@\S+\n {2}operation {2}OperationTypeApply\n {2}created {4}\S+Z, \d+ seconds? ago\n {2}id {9}[\da-f-]{36}$/,
    );
    expect(said.slice(1)).toEqual(["jobs is free."]);
    expect(asked).toHaveLength(1);
    expect(await locks.held()).toEqual([]);
  }, 30_000);

  test.each(["file", "row"] as const)(
    "where the %s is gone already, the other half is freed",
    async (gone) => {
      await leaveLock();
      await locks[gone]();
      const { said } = await unlocked();
      expect(said.slice(1)).toEqual(["jobs is free; one of its two locks was gone already."]);
      expect(await locks.held()).toEqual([]);
    },
    30_000,
  );

  test("whoever does not agree changes nothing", async () => {
    await leaveLock();
    await expect(unlocked(false)).rejects.toThrow("Nothing was changed.");
    expect(await locks.held()).toHaveLength(2);
  }, 30_000);

  test("a run of this machine that is still at work is named, and its lock takes another word to free", async () => {
    const apply = await waitingApply(stack.folder, environment);
    try {
      await expect(unlocked()).rejects.toThrow(
        new RegExp(`STILL AT WORK on jobs:\n {2}process ${apply.pid}, since \\S+: terraform apply[\\s\\S]*--even-if-running`),
      );
      expect(await locks.held()).toHaveLength(2);
      expect((await unlocked(true, true)).said.slice(1)).toEqual(["jobs is free."]);
    } finally {
      await apply.kill();
    }
  }, 30_000);

  test("a lock that Terraform cannot read is left to the commands that free it", async () => {
    await leaveLock();
    await locks.row();
    await locks.file();
    await locks.tear();
    await expect(unlocked()).rejects.toThrow(
      /does not say by whom:[\s\S]*aws s3api delete-object --region us-east-1 --bucket states --key jobs\.tfstate\.tflock\n[\s\S]*aws dynamodb delete-item .* '\{"LockID":\{"S":"states\/jobs\.tfstate"\}\}'$/,
    );
  }, 30_000);
});
