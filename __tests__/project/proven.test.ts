import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Proven } from "../support/proven";

const STACK = { resource: { aws_kms_key: { key: { deletion_window_in_days: 30 } } } };
let place: string;
let folder: string;
const records = () => join(place, "records");
const fileOf = (stack: object) => writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack));
const proven = (deciders = ["Terraform v1.11.4"], inCi = false) => new Proven(deciders, records(), inCi);
const holds = async () => undefined;
const fails = async () => {
  throw new Error("expected deletion_window_in_days to be in the range (7 - 30), got 3");
};

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "proven-"));
  folder = join(place, "stack");
  mkdirSync(folder);
  fileOf(STACK);
});
afterEach(() => rmSync(place, { recursive: true }));

test("a stack that held is not applied again, wherever it is written and whatever Terraform left in it", async () => {
  expect(proven().has([folder])).toBe(false);
  await proven().by([folder], holds);
  const elsewhere = join(place, "elsewhere");
  cpSync(folder, elsewhere, { recursive: true });
  writeFileSync(join(elsewhere, "terraform.tfstate"), "{}");
  expect([folder, elsewhere].map((each) => proven().has([each]))).toEqual([true, true]);
});

test("a changed argument is applied again, and again for as long as it fails", async () => {
  await proven().by([folder], holds);
  fileOf({ resource: { aws_kms_key: { key: { deletion_window_in_days: 3 } } } });
  for (const _ of [1, 2]) {
    expect(proven().has([folder])).toBe(false);
    await expect(proven().by([folder], fails)).rejects.toThrow("got 3");
  }
});

test("what a stack reads decides as well: its outputs are what the mocks hand down", async () => {
  const read = join(place, "read");
  mkdirSync(read);
  writeFileSync(join(read, "cdk.tf.json"), JSON.stringify(STACK));
  await proven().by([folder, read], holds);
  expect(proven().has([folder, read])).toBe(true);
  writeFileSync(join(read, "cdk.tf.json"), JSON.stringify({ ...STACK, output: { id: { value: 5432 } } }));
  expect(proven().has([folder, read])).toBe(false);
});

test.each([
  {
    what: "an archive beside the JSON",
    change: () => writeFileSync(join(folder, "code.zip"), "other code"),
    deciders: undefined,
  },
  { what: "another Terraform", change: () => undefined, deciders: ["Terraform v1.12.0"] },
])("$what is applied again", async ({ change, deciders }) => {
  await proven().by([folder], holds);
  change();
  expect(proven(deciders).has([folder])).toBe(false);
});

test("CI takes nothing on an earlier run's word, and leaves none", async () => {
  await proven().by([folder], holds);
  expect(proven(undefined, true).has([folder])).toBe(false);
  fileOf({});
  await proven(undefined, true).by([folder], holds);
  expect(proven().has([folder])).toBe(false);
});
