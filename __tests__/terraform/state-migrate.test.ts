import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LocalAws } from "../../environments/local-aws";
import { startLocalAws, stopLocalAws } from "../../scripts/local-aws/local-aws";
import { ensureVenv, requirePython } from "../../scripts/local-aws/python";
import { VENV } from "../../scripts/rehearsal/places";
import { importId } from "../../scripts/state/import-id";
import { migrateStacks } from "../../scripts/state/migrate-stacks";
import { readStacks } from "../../scripts/terraform/stacks";
import { resourcesOf } from "../../scripts/terraform/state-resources";
import { Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "../support/find-terraform";
import { written } from "../support/planted-stacks";
import { freePorts } from "../support/run";
import { locksOf, makeStores, s3Backend, waitingApply } from "../support/states";

const { environment = {}, missingForLocalAws: missing } = terraformAtHand();
const folder = mkdtempSync(join(tmpdir(), "migrate-"));
const scratch = mkdtempSync(join(tmpdir(), "scratch-"));
const terraform = new Terraform({ ...environment, TMPDIR: scratch });

/** An output folder of two stacks, each with a resource and an output, and of one that has an output alone. */
const outputOf = (terraformOf: (name: string) => object) =>
  written({
    "app-dev-jobs": { terraform: terraformOf("jobs"), resource: { terraform_data: { job: {} } } },
    "app-dev-web": { terraform: terraformOf("web"), resource: { terraform_data: { web: {} } } },
    "app-dev-dns": { terraform: terraformOf("dns"), output: { zone: { value: "Z1" } } },
  });
const run = (cwd: string, ...args: string[]) => terraform.run(cwd, args);

(missing ? describe.skip : describe)("states that move to another backend", () => {
  let aws: LocalAws;
  let old: string;
  const inBucket = (bucket: string) => outputOf((name) => s3Backend(aws, bucket, `${name}.tfstate`));
  const stackIn = (outdir: string, name = "app-dev-jobs") => readStacks(outdir, name)[0];
  const pulled = async (outdir: string, name?: string) => (await run(stackIn(outdir, name).folder, "state", "pull")).stdout;
  const side = (outdir: string) => ({ folder: outdir, terraform });

  beforeAll(async () => {
    aws = await startLocalAws(folder, ensureVenv(requirePython(), VENV), await freePorts());
    await makeStores(folder, "old", "new", "taken");
    old = inBucket("old");
    for (const stack of readStacks(old, "")) {
      await run(stack.folder, "init", "-input=false");
      await run(stack.folder, "apply", "-auto-approve", "-input=false");
    }
  }, 120_000);
  afterAll(() => stopLocalAws(folder));

  async function moved(from: string, to: string, pattern = "app-dev-*"): Promise<string[]> {
    const said: string[] = [];
    await migrateStacks(side(from), side(to), pattern, (line) => said.push(line));
    return said;
  }

  test("hold in another bucket what they held, and the old ones stay, with the commands that remove them", async () => {
    const target = inBucket("new");
    const said = await moved(old, target);
    for (const { name } of readStacks(old, "")) {
      expect(resourcesOf(await pulled(target, name))).toEqual(resourcesOf(await pulled(old, name)));
    }
    expect(JSON.parse(await pulled(target, "app-dev-dns")).outputs.zone.value).toBe("Z1");
    expect(said).toContain(
      "app-dev-jobs: 1 resource lies in s3://new/jobs.tfstate (us-east-1). When nothing reads the old state any more:",
    );
    expect(said).toContain("  aws s3api delete-object --region us-east-1 --bucket old --key jobs.tfstate");
    const plan = await terraform.run(stackIn(target).folder, ["plan", "-detailed-exitcode", "-input=false"], { accept: [0, 2] });
    expect(plan.code).toBe(0);
    expect(readdirSync(scratch)).toEqual([]);
  }, 60_000);

  test("are left as they are when the move is run again", async () => {
    const target = inBucket("new");
    await run(stackIn(target).folder, "init", "-input=false");
    const before = await pulled(target);
    const said = await moved(old, target);
    expect(said.join()).not.toContain("applied since");
    expect(await pulled(target)).toBe(before);
  }, 60_000);

  test("do not overwrite a state of other resources; the other stacks still move", async () => {
    const target = inBucket("taken");
    const { folder: taken } = stackIn(target);
    await run(taken, "init", "-input=false");
    await run(taken, "apply", "-auto-approve", "-input=false");
    const before = await pulled(target);
    await expect(moved(old, target)).rejects.toThrow(
      /^Not everything was moved:\napp-dev-jobs: s3:\/\/taken\/jobs\.tfstate \(us-east-1\) already holds other resources:\n {2}only in the old state: terraform_data\.job \S+\n {2}only in the new state: terraform_data\.job \S+$/,
    );
    expect(await pulled(target)).toBe(before);
    expect(resourcesOf(await pulled(target, "app-dev-web"))).toEqual(resourcesOf(await pulled(old, "app-dev-web")));
  }, 60_000);

  test("do not move while somebody works on them", async () => {
    const apply = await waitingApply(stackIn(old).folder, environment);
    await apply.kill();
    await expect(moved(old, inBucket("new"), "app-dev-jobs")).rejects.toThrow(
      /^Not everything was moved:\napp-dev-jobs is locked:/,
    );
    const locks = locksOf(folder, "old", "jobs.tfstate");
    await Promise.all([locks.file(), locks.row()]);
  }, 60_000);

  test("go into a file as well; one that was applied since is no copy any more, and that is said", async () => {
    const target = outputOf((name) => ({ backend: { local: { path: `${name}.tfstate` } } }));
    await moved(old, target, "app-dev-dns");
    expect(existsSync(join(stackIn(target, "app-dev-dns").folder, "dns.tfstate"))).toBe(true);
    const { folder: place } = stackIn(old, "app-dev-dns");
    writeFileSync(join(place, "cdk.tf.json"), readFileSync(join(place, "cdk.tf.json"), "utf8").replace("Z1", "Z2"));
    await run(place, "apply", "-auto-approve", "-input=false");
    expect(await moved(old, target, "app-dev-dns")).toContain(
      "app-dev-dns: one of the two was applied since the state was moved; plan the stack before the old state goes.",
    );
    expect(JSON.parse(await pulled(target, "app-dev-dns")).outputs.zone.value).toBe("Z1");
  }, 60_000);

  test("give the id of a resource; an address that they do not hold is answered with those that they do", async () => {
    const stack = stackIn(old);
    const id = await importId(terraform, stack, "terraform_data.job", () => undefined);
    expect([...resourcesOf(await pulled(old))]).toEqual([`terraform_data.job ${id}`]);
    const unknown = importId(terraform, stack, "terraform_data.jobs", () => undefined);
    await expect(unknown).rejects.toThrow('The state of app-dev-jobs has no "terraform_data.jobs"; it has terraform_data.job.');
  }, 30_000);
});
