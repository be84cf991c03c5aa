import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalAws, stopLocalAws } from "../../scripts/local-aws/local-aws";
import { ensureVenv, requirePython } from "../../scripts/local-aws/python";
import { VENV } from "../../scripts/rehearsal/places";
import { recover } from "../../scripts/state/recover";
import { unlock } from "../../scripts/state/unlock";
import { readStacks, type Stack } from "../../scripts/terraform/stacks";
import { resourcesOf } from "../../scripts/terraform/state-resources";
import { Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "../support/find-terraform";
import { localProxy } from "../support/local-proxy";
import { written } from "../support/planted-stacks";
import { freePorts } from "../support/run";
import { makeStores, s3Backend, waitingApply } from "../support/states";

const { environment = {}, missingForLocalAws: missing } = terraformAtHand();
const folder = mkdtempSync(join(tmpdir(), "recover-"));
const terraform = new Terraform(environment);

(missing ? describe.skip : describe)("a state that Terraform could not save", () => {
  let stack: Stack;
  let refuses = false;
  let proxy: Awaited<ReturnType<typeof localProxy>>;

  beforeAll(async () => {
    const aws = await startLocalAws(folder, ensureVenv(requirePython(), VENV), await freePorts());
    await makeStores(folder, "states");
    // Writes of states are refused when told to, as when a session ends while an apply is at work; lock files still pass.
    const isState = ({ method, url }: IncomingMessage) => method === "PUT" && url?.split("?")[0].endsWith(".tfstate");
    proxy = await localProxy(aws.endpoints.s3, (asked) => (refuses && isState(asked) ? "refuse" : "pass"));
    const through = { ...aws, endpoints: { ...aws.endpoints, s3: proxy.endpoint } };
    [stack] = readStacks(written({ jobs: { terraform: s3Backend(through, "states", "jobs.tfstate") } }), "jobs");
    await terraform.run(stack.folder, ["init", "-input=false"]);
    await applyWith("first");
  }, 120_000);
  afterAll(async () => {
    proxy?.close();
    await stopLocalAws(folder);
  });

  const unsaved = () => join(stack.folder, "errored.tfstate");
  const pulled = async () => resourcesOf((await terraform.run(stack.folder, ["state", "pull"])).stdout);

  /** Applies the stack with these resources. */
  async function applyWith(...names: string[]): Promise<void> {
    const file = join(stack.folder, "cdk.tf.json");
    const resource = { terraform_data: Object.fromEntries(names.map((name) => [name, {}])) };
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), resource }));
    await terraform.run(stack.folder, ["apply", "-auto-approve", "-input=false", "-no-color"]);
  }

  async function applyUnsaved(...names: string[]): Promise<void> {
    refuses = true;
    await expect(applyWith(...names)).rejects.toThrow("Failed to save state");
    refuses = false;
  }

  async function recovered(): Promise<string[]> {
    const said: string[] = [];
    await recover(terraform, stack, (line) => said.push(line));
    return said;
  }

  test("where every state was saved there is nothing to do", async () => {
    expect(await recovered()).toEqual(["jobs has no errored.tfstate: there is nothing to recover."]);
  });

  test("is brought into its backend, which then knows what was made, and is kept under a dated name", async () => {
    await applyUnsaved("first", "second");
    expect((await pulled()).size).toBe(1);
    const made = resourcesOf(readFileSync(unsaved(), "utf8"));
    expect(made.size).toBe(2);
    const [said] = await recovered();
    expect(said).toContain("jobs: the backend holds everything that was in errored.tfstate");
    expect(await pulled()).toEqual(made);
    const [kept] = readdirSync(stack.folder).filter((name) => name.startsWith("recovered-"));
    expect(said).toContain(kept);
    expect(kept).toMatch(/^recovered-\d{4}-\d\d-\d\dT[\d-]+\.\d+Z\.tfstate$/);
    expect(statSync(join(stack.folder, kept)).mode & 0o777).toBe(0o600);
    expect(existsSync(unsaved())).toBe(false);
  }, 60_000);

  test("stays where it is while its backend cannot be written", async () => {
    await applyUnsaved("first", "second", "third");
    refuses = true;
    await expect(recovered()).rejects.toThrow(/Terraform refuses [\s\S]*Only the file knows these[\s\S]*terraform_data\.third /);
    refuses = false;
    expect(existsSync(unsaved())).toBe(true);
    await recovered();
  }, 60_000);

  test("overwrites nothing that was saved after it: what only it knows is named", async () => {
    await applyUnsaved("first", "second", "third", "fourth");
    await applyWith("first", "second", "third", "fifth");
    await applyWith("first", "second", "third", "fifth", "sixth");
    const before = await pulled();
    await expect(recovered()).rejects.toThrow(
      /Failed to write state|cannot import state with serial[\s\S]*Only the file knows these[\s\S]*\n {2}terraform_data\.fourth [\da-f-]+$/,
    );
    expect(await pulled()).toEqual(before);
    rmSync(unsaved());
  }, 60_000);

  test("waits until the lock is freed that its run has left", async () => {
    await applyUnsaved("first", "seventh");
    const apply = await waitingApply(stack.folder, environment);
    await apply.kill();
    await expect(recovered()).rejects.toThrow(/^jobs is locked:[\s\S]*npm run state -- unlock jobs$/);
    await unlock(terraform, stack, { agrees: async () => true, evenIfRunning: false }, () => undefined);
    await recovered();
    expect([...(await pulled())].join()).toContain("terraform_data.seventh");
  }, 60_000);
});
