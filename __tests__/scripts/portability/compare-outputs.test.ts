import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Comparison, compareOutputs } from "../../../scripts/portability/compare-outputs";
import { addressLines, isSame, otherLines } from "../../../scripts/portability/result";

const scratch = mkdtempSync(join(tmpdir(), "compare-outputs-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const BUCKET = { bucket: "files", force_destroy: false };
const STACK = {
  "//": { metadata: { version: "0.21.0" } },
  provider: { aws: [{ default_tags: [{ tags: { System: "site", Environment: "dev" } }] }] },
  resource: { aws_s3_bucket: { files: BUCKET }, aws_sqs_queue: { jobs: { name: "jobs" } } },
  output: { queue: { value: "jobs" } },
};
type Stack = Record<string, unknown>;

/** An output folder of one stack, as the manifest of CDKTF names it. */
function folder(name: string, stack: Stack, { space = 2, others = {} }: { space?: number; others?: Stack } = {}): string {
  const outdir = join(scratch, name);
  const workingDirectory = "stacks/site-dev-files";
  mkdirSync(join(outdir, workingDirectory), { recursive: true });
  const manifest = { version: "0.21.0", stacks: { one: { name: "site-dev-files", workingDirectory, dependencies: [] } } };
  writeFileSync(join(outdir, "manifest.json"), JSON.stringify({ ...manifest, ...others }));
  writeFileSync(join(outdir, workingDirectory, "cdk.tf.json"), JSON.stringify(stack, null, space));
  return outdir;
}

const ours = folder("ours", STACK);
const compare = (name: string, stack: Stack, options?: Parameters<typeof folder>[2]): Comparison =>
  compareOutputs(ours, folder(name, stack, options));

test("what is the same is told to be the same", () => {
  const found = compare("same", STACK);
  expect(found).toEqual({
    addresses: 3,
    onlyHere: [],
    onlyThere: [],
    stacks: 1,
    sameBytes: 1,
    sameToTerraform: 1,
    otherLayout: 0,
    kinds: [],
    files: 1,
    otherFiles: [],
  });
  expect(isSame(found)).toBe(true);
  expect(addressLines(found)).toEqual(["All 3 addresses are the same."]);
});

test("planted: a resource under another address is missing here and new there, and the check fails", () => {
  const found = compare("renamed", { ...STACK, resource: { ...STACK.resource, aws_s3_bucket: { papers: BUCKET } } });
  expect(isSame(found)).toBe(false);
  expect(addressLines(found)).toEqual([
    "Of 3 addresses 1 are not there with the fork, and 1 are new:",
    "- site-dev-files:aws_s3_bucket.files",
    "+ site-dev-files:aws_s3_bucket.papers",
  ]);
});

test.each([
  { what: "gone", resource: { aws_s3_bucket: STACK.resource.aws_s3_bucket }, lines: ["- site-dev-files:aws_sqs_queue.jobs"] },
  {
    what: "new",
    resource: { ...STACK.resource, aws_kms_key: { key: {} } },
    lines: ["+ site-dev-files:aws_kms_key.key"],
  },
])("planted: a resource that is $what fails the check", ({ what, resource, lines }) => {
  const found = compare(what, { ...STACK, resource });
  expect(isSame(found)).toBe(false);
  expect(addressLines(found).slice(1)).toEqual(lines);
});

test("CDKTF's own metadata is a difference that Terraform does not see", () => {
  const found = compare("metadata", { ...STACK, "//": { metadata: { version: "0.24.0" } } });
  expect(found).toMatchObject({ sameBytes: 0, sameToTerraform: 1, otherLayout: 0 });
  expect(found.kinds).toEqual([{ path: "//.metadata.version", here: "0.21.0", there: "0.24.0", stacks: 1 }]);
});

test("another value is told with its argument, whatever the resource is called", () => {
  const found = compare("value", {
    ...STACK,
    resource: { ...STACK.resource, aws_s3_bucket: { files: { ...BUCKET, force_destroy: true } } },
  });
  expect(isSame(found)).toBe(true);
  expect(found.sameToTerraform).toBe(0);
  expect(found.kinds).toEqual([{ path: "resource.aws_s3_bucket.*.force_destroy", here: false, there: true, stacks: 1 }]);
});

test("differences at one place are one kind, however many resources they are at", () => {
  const queues = (seconds: number) => ({ jobs: { delay_seconds: seconds }, mails: { delay_seconds: seconds + 1 } });
  const from = folder("several", { ...STACK, resource: { aws_sqs_queue: queues(10) } });
  const { kinds } = compareOutputs(from, folder("delayed", { ...STACK, resource: { aws_sqs_queue: queues(20) } }));
  expect(kinds).toEqual([{ path: "resource.aws_sqs_queue.*.delay_seconds", here: 11, there: 21, stacks: 1 }]);
});

test("an output that is gone is told as one difference", () => {
  const { output: _, ...rest } = STACK;
  expect(compare("output", rest).kinds).toEqual([{ path: "output", here: STACK.output, there: undefined, stacks: 1 }]);
});

test("other line breaks are layout, and no other value", () => {
  const found = compare("layout", STACK, { space: 0 });
  expect(found).toMatchObject({ sameBytes: 0, sameToTerraform: 1, otherLayout: 1, kinds: [] });
});

test("other files are compared too, and of JSON the values are told", () => {
  const found = compare("manifest", STACK, { others: { version: "0.24.0" } });
  expect(found.otherFiles).toEqual(['manifest.json: version "0.21.0" → "0.24.0"']);
  expect(otherLines(found)).toContain('- manifest.json: version "0.21.0" → "0.24.0"');
});

test("a file that only one folder has is told", () => {
  const other = folder("archive", STACK);
  writeFileSync(join(other, "archive.zip"), "zip");
  expect(compareOutputs(ours, other)).toMatchObject({ files: 2, otherFiles: ["archive.zip, in one folder only"] });
});
