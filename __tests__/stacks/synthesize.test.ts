import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { App, TerraformAsset, TerraformStack } from "cdktf";
import { catalogue } from "../../environments";
import { dev } from "../../environments/partner/dev";
import { rehearsed } from "../../environments/rehearse";
import { functionArchive } from "../../modules/compute/function-archive";
import { check } from "../../modules/shared/check";
import { runApp, synthesize, Unbuildable } from "../../stacks/synthesize";
import { platforms } from "../../systems/platforms";
import { filesBelow } from "../support/files-below";
import { ROOT } from "../support/run";
import { synthesizeAnew, writtenLocalAws } from "../support/synthesized";

const folder = () => mkdtempSync(join(tmpdir(), "synthesize-"));

function stackIn(app: App, name: string): TerraformStack {
  const stack = new TerraformStack(app, name);
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  return stack;
}

test("the problems of all stacks come in one error, and nothing is written", () => {
  const outdir = folder();
  const app = new App({ outdir });
  check(stackIn(app, "first"), ['name must be short, got "long"', 'size must be 1, got "2"']);
  stackIn(app, "sound");
  new SqsQueue(stackIn(app, "last"), "queue", {});
  const expected = [
    "Nothing was written:",
    "first cannot be built:",
    '  - name must be short, got "long"',
    '  - size must be 1, got "2"',
    "last breaks rules:",
    "  - last/queue (aws_sqs_queue): ",
  ].join("\n");
  expect(() => synthesize(app)).toThrow(Unbuildable);
  expect(() => synthesize(app)).toThrow(expected);
  expect(filesBelow(outdir)).toEqual(new Map());
});

test("settings that cannot be built are told in their sentences, any other error is thrown as it is", () => {
  const before = { ...process.env };
  process.env.CDKTF_OUTDIR = folder();
  const said = jest.spyOn(console, "error").mockReturnValue();
  const ended = process.exitCode;
  const failing = (error: Error) => () =>
    runApp(() => {
      throw error;
    });
  expect(failing(new Unbuildable("size must be 1"))()).toBeUndefined();
  expect(process.exitCode).toBe(1);
  expect(said.mock.calls).toEqual([["size must be 1"]]);
  const unforeseen = new TypeError("nothing here has a size");
  expect(failing(unforeseen)).toThrow(unforeseen);
  expect(said).toHaveBeenCalledTimes(1);
  said.mockRestore();
  process.exitCode = ended;
  process.env = before;
});

test("what an earlier run wrote stays as it was when the settings cannot be built", () => {
  const outdir = synthesizeAnew({ accounts: {}, systems: { partner: { dev } } });
  const before = filesBelow(outdir);
  const app = new App({ outdir });
  platforms(app, { accounts: {}, systems: { partner: { dev: { ...dev, environment: "x".repeat(60) as "dev" } } } });
  expect(() => synthesize(app)).toThrow(Unbuildable);
  expect(filesBelow(outdir)).toEqual(before);
});

test("folders of stacks that no longer exist are removed, those that exist keep what Terraform left there", () => {
  const outdir = folder();
  mkdirSync(join(outdir, "stacks", "somebody-elses"), { recursive: true });
  const leftovers = ["gone", "kept"].map((name) => join(outdir, "stacks", name, ".terraform"));
  for (const each of leftovers) {
    mkdirSync(each, { recursive: true });
    writeFileSync(join(each, "note"), "by an earlier run");
    writeFileSync(join(each, "..", "cdk.tf.json"), "{}");
  }
  const app = new App({ outdir });
  stackIn(app, "kept");
  synthesize(app);
  expect(readdirSync(join(outdir, "stacks"))).toEqual(["kept", "somebody-elses"]);
  expect(readdirSync(join(outdir, "stacks", "kept")).sort()).toEqual([".terraform", "cdk.tf.json"]);
});

test("the folder of a stack that no longer exists is kept while it holds a state that was not saved, and that is said", () => {
  const outdir = folder();
  const gone = join(outdir, "stacks", "gone");
  mkdirSync(gone, { recursive: true });
  for (const file of ["cdk.tf.json", "errored.tfstate"]) writeFileSync(join(gone, file), "{}");
  const said = jest.spyOn(console, "error").mockReturnValue();
  const again = () => {
    const app = new App({ outdir });
    stackIn(app, "kept");
    synthesize(app);
  };
  again();
  expect(readdirSync(gone)).toEqual(["cdk.tf.json", "errored.tfstate"]);
  expect(said.mock.calls).toEqual([
    ["gone is no stack any more; its folder is kept for its errored.tfstate: npm run state -- recover gone"],
  ]);
  said.mockRestore();
  rmSync(join(gone, "errored.tfstate"));
  again();
  expect(readdirSync(join(outdir, "stacks"))).toEqual(["kept"]);
});

test("archives of an earlier run are removed, those of this one are there", () => {
  const outdir = folder();
  const old = join(outdir, "stacks", "shop", "assets", "code", "0123456789abcdef");
  mkdirSync(old, { recursive: true });
  writeFileSync(join(old, "rest-placeholder.zip"), "of an earlier run");
  const app = new App({ outdir });
  const { file } = functionArchive("rest-placeholder");
  const asset = new TerraformAsset(stackIn(app, "shop"), "code", { path: file, assetHash: "fedcba9876543210" });
  synthesize(app);
  expect([...filesBelow(join(outdir, "stacks", "shop")).keys()]).toEqual([asset.path, "cdk.tf.json"]);
});

test.each([
  { what: "the catalogue", write: () => synthesizeAnew() },
  { what: "its rehearsal", write: () => synthesizeAnew(rehearsed(catalogue, writtenLocalAws)) },
])("two runs of $what write the same bytes, and no path of this machine", ({ write }) => {
  const [first, second] = [write(), write()];
  const written = filesBelow(first);
  expect(written.size).toBeGreaterThan(15);
  expect(filesBelow(second)).toEqual(written);
  const places = [ROOT, process.cwd(), first, join(tmpdir(), "synth-")];
  const betrayed = [...written].filter(([, text]) => places.some((place) => text.includes(place)));
  expect(betrayed.map(([path]) => path)).toEqual([]);
});
