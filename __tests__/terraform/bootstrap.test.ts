import { existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningAws, startLocalAws, stopLocalAws } from "../../scripts/local-aws/local-aws";
import { ensureVenv, requirePython } from "../../scripts/local-aws/python";
import { VENV } from "../../scripts/rehearsal/places";
import { synthesizeRehearsal } from "../../scripts/rehearsal/synthesize";
import { bootstrap } from "../../scripts/terraform/bootstrap";
import { readStacks, type Stack } from "../../scripts/terraform/stacks";
import { Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "../support/find-terraform";
import { freePorts } from "../support/run";

const { environment = {}, missingForLocalAws: missing } = terraformAtHand();
const folder = mkdtempSync(join(tmpdir(), "bootstrap-"));
const terraform = new Terraform(environment);
const quiet = () => undefined;
const apply = async (cwd: string) => {
  await terraform.run(cwd, ["apply", "-auto-approve", "-input=false", "-no-color"]);
};

(missing ? describe.skip : describe)("taking an empty account to remote state", () => {
  let stack: Stack;
  let aws: RunningAws;

  beforeAll(async () => {
    const python = ensureVenv(requirePython(), VENV);
    aws = await startLocalAws(folder, python, await freePorts());
    [stack] = readStacks(synthesizeRehearsal(folder), "state-local");
  }, 180_000);
  afterAll(() => stopLocalAws(folder));

  const localState = () => join(stack.folder, "bootstrap.tfstate");
  const inFolder = (file: string) => existsSync(join(stack.folder, file));

  test("an interrupted first try keeps its state in the folder", async () => {
    const interrupted = async (cwd: string) => {
      await terraform.run(cwd, [
        "apply",
        "-auto-approve",
        "-input=false",
        "-no-color",
        "-target=aws_s3_bucket.states_bucket_A3E9FD14",
      ]);
      throw new Error("interrupted");
    };
    await expect(bootstrap(terraform, stack, localState(), interrupted, quiet)).rejects.toThrow("interrupted");
    expect(inFolder("bootstrap.tfstate")).toBe(true);
    expect(inFolder("bootstrap_override.tf.json")).toBe(false);
  }, 120_000);

  test("the same command goes on from there, and the state ends in the bucket that it made", async () => {
    await bootstrap(terraform, stack, localState(), apply, quiet);
    expect(inFolder("bootstrap.tfstate")).toBe(false);
    const { stdout } = await terraform.run(stack.folder, ["state", "pull"]);
    expect(JSON.parse(stdout).outputs.state_bucket.value).toBe("terraform-state-123456789012");
  }, 240_000);

  test("run once more, it finds the state in its bucket and changes nothing", async () => {
    const said: string[] = [];
    const plan = async (cwd: string) => {
      const { code } = await terraform.run(cwd, ["plan", "-detailed-exitcode", "-input=false", "-no-color"], { accept: [0, 2] });
      said.push(`plan ends with ${code}`);
    };
    await bootstrap(terraform, stack, localState(), plan, (doing) => said.push(doing));
    expect(said).toEqual(["looking for the state", "plan ends with 0"]);
  }, 120_000);

  test("a state bucket that cannot be reached is no empty account: nothing is made, Terraform's own words are shown", async () => {
    await stopLocalAws(folder);
    mkdirSync(folder, { recursive: true });
    await expect(bootstrap(terraform, stack, localState(), apply, quiet)).rejects.toThrow(
      /terraform init failed[\s\S]*connection refused/,
    );
    expect(aws.port).toBeGreaterThan(0);
  }, 120_000);
});
