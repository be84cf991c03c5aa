import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import type { Account } from "../../../environments/account";
import { nonprod } from "../../../environments/accounts/nonprod";
import { dev } from "../../../environments/partner/dev";
import { localAccount } from "../../../environments/rehearse";
import { byProvider, notRun } from "../../../scripts/terraform/provider-needs";
import { readStacks } from "../../../scripts/terraform/stacks";
import { awsServices } from "../../../stacks/aws-services";
import { layersOf } from "../../../stacks/platform-stack";
import { VectorsStack } from "../../../stacks/student-helper/vectors-stack";
import { synthesize } from "../../../stacks/synthesize";
import { readStackFile, writtenLocalAws } from "../../support/synthesized";

const region = "ap-southeast-2";
const keyArn = "arn:aws:kms:ap-southeast-2:111111111111:key/of-the-platform";

/** The stack and one that uses its names, in an output folder. */
function written(account: Account) {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), "vectors-")) });
  const identity = layersOf("helper", { ...dev, account, region })("vectors");
  const stack = new VectorsStack(app, identity, { dimensions: 1536, keyArn, data: "disposable" });
  const user = new TerraformStack(app, "helper-dev-worker");
  new TerraformOutput(user, "index", { value: stack.vectors.indexArn });
  user.addDependency(stack);
  synthesize(app);
  const stacks = readStacks(app.outdir, "");
  const [vectors, worker] = stacks;
  return { stacks, vectors: readStackFile(vectors), worker: { ...worker, file: readStackFile(worker) } };
}

const { vectors, worker, stacks } = written({ ...nonprod, regions: [region] });
const local = localAccount(writtenLocalAws, [region]);

test("bucket and index are named as the application asks for them", () => {
  const shown = (name: string) => vectors.output[name].value;
  expect([shown("vectors_bucket"), shown("vectors_index")]).toEqual(["helper-dev-vectors", "documents"]);
  const [index] = Object.values<Record<string, unknown>>(vectors.resource.aws_s3vectors_index);
  expect(index).toMatchObject({
    index_name: "documents",
    dimension: 1536,
    metadata_configuration: [{ non_filterable_metadata_keys: ["text_content"] }],
  });
});

test("who uses its names reads no state of it, and comes after it all the same", () => {
  expect(worker.file.output.index.value).toBe(
    `arn:aws:s3vectors:ap-southeast-2:${nonprod.id}:bucket/helper-dev-vectors/index/documents`,
  );
  expect(worker.file).not.toHaveProperty("data.terraform_remote_state");
  expect(worker.dependencies).toEqual(["helper-dev-vectors"]);
});

test("it alone asks for a newer provider, and is left out with a sentence where the tested one runs the others", () => {
  expect(vectors.terraform.required_providers.aws).toEqual({ source: "hashicorp/aws", version: ">= 6.26.0, < 7.0.0" });
  const { runnable, needing } = byProvider(stacks);
  expect(runnable.map(({ name }) => name)).toEqual(["helper-dev-worker"]);
  expect(needing.map(notRun)).toEqual([
    "helper-dev-vectors: type-checked and synthesized only, it needs hashicorp/aws >= 6.26.0, < 7.0.0",
  ]);
});

test("a rehearsal asks for the newer provider too, and even so it cannot leave this machine", () => {
  const rehearsed = written(local).vectors;
  expect(rehearsed.terraform.required_providers.aws.version).toBe(">= 6.26.0, < 7.0.0");
  const [endpoints] = rehearsed.provider.aws[0].endpoints;
  expect(Object.keys(endpoints).sort()).toEqual([...awsServices, "s3vectors"].sort());
  expect(endpoints.s3vectors).toBe(writtenLocalAws.refusing);
});
