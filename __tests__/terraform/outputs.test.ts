import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Terraform } from "../../scripts/terraform/terraform";
import { terraformAtHand } from "../support/find-terraform";
import { written } from "../support/planted-stacks";
import { run } from "../support/run";

const { environment = {}, missing } = terraformAtHand();

/** A stack that needs no provider, and keeps its state beside it. */
const stack = (name: string) => {
  const values = { vpc_id: "vpc-1", subnet_ids: ["a", "b"], note: 'it\'s "here"', "cross-stack-output-x": "x" };
  const shown = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]));
  const output = { ...shown, password: { value: "hunter2", sensitive: true } };
  return { [name]: { terraform: { backend: { local: { path: "here.tfstate" } } }, output } };
};

(missing ? test.skip : test)(
  "real Terraform is asked: before an apply there is nothing, after it everything but what it hides",
  async () => {
    const outdir = written(stack("partner-dev-network"));
    const place = mkdtempSync(join(tmpdir(), "caller-"));
    const env = { ...environment, CDKTF_OUTDIR: outdir, INIT_CWD: place };
    const outputs = () => run(process.execPath, ["--import", "tsx", "scripts/outputs.ts", "partner", "dev"], { env });
    const before = await outputs();
    expect(before.output).toContain("partner-dev-network was not applied yet.");
    expect(before.code).toBe(1);
    const terraform = new Terraform(environment);
    await terraform.run(join(outdir, "stacks", "partner-dev-network"), ["apply", "-auto-approve", "-input=false"]);
    const after = await outputs();
    expect(after.output).toContain("Left out, because sensitive: password (partner-dev-network).");
    expect(after.code).toBe(0);
    const [, ...lines] = readFileSync(join(place, "infrastructure.env"), "utf8").trim().split("\n");
    expect(lines).toEqual([`NOTE="it's \\"here\\""`, `SUBNET_IDS='["a","b"]'`, "VPC_ID='vpc-1'"]);
  },
  60_000,
);

(missing ? test.skip : test)(
  "a backend that has changed since is initialized anew",
  async () => {
    const outdir = written(stack("partner-dev-network"));
    const folder = join(outdir, "stacks", "partner-dev-network");
    const terraform = new Terraform(environment);
    await terraform.run(folder, ["init", "-input=false"]);
    await terraform.run(folder, ["apply", "-auto-approve", "-input=false"]);
    const file = join(folder, "cdk.tf.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("here.tfstate", "there.tfstate"));
    const env = { ...environment, CDKTF_OUTDIR: outdir, INIT_CWD: outdir };
    const { output } = await run(process.execPath, ["--import", "tsx", "scripts/outputs.ts", "partner", "dev"], { env });
    expect(output).toContain("partner-dev-network: init\n");
    expect(output).toContain("partner-dev-network was not applied yet.");
  },
  60_000,
);
