import { changedOutputs, changesOf, countsOf, isBehindOnly } from "../../../scripts/run/changes";
import { acting } from "../../support/fake-terraform";

const importing = { ...acting("aws_vpc.e", "no-op") };
const plan = {
  resource_changes: [
    acting("aws_vpc.a", "create"),
    acting("aws_s3_bucket.b", "delete", "create"),
    acting("aws_vpc.c", "create", "delete"),
    acting("aws_vpc.d", "update"),
    { ...importing, change: { ...importing.change, importing: { id: "vpc-1" } } },
    acting("aws_kms_key.f", "forget"),
    { ...acting("aws_vpc.g", "no-op"), previous_address: "aws_vpc.old" },
    acting("aws_sqs_queue.h", "delete"),
    acting("aws_vpc.i", "no-op"),
    acting("data.aws_vpc.j", "read"),
  ],
  output_changes: { stays: { actions: ["no-op"] }, moves: { actions: ["update"] }, goes: { actions: ["delete"] } },
};

test("a plan is one line for each resource that it touches, and those that hold data are marked", () => {
  expect(changesOf(plan).map(({ address, action, stateful }) => [address, action, stateful])).toEqual([
    ["aws_vpc.a", "create", false],
    ["aws_s3_bucket.b", "replace", true],
    ["aws_vpc.c", "replace", false],
    ["aws_vpc.d", "update", false],
    ["aws_vpc.e", "import", false],
    ["aws_kms_key.f", "forget", true],
    ["aws_vpc.g", "move", false],
    ["aws_sqs_queue.h", "delete", true],
  ]);
});

test("a replacement is one added and one destroyed, as Terraform counts it; what is imported, moved or forgotten is neither", () => {
  expect(countsOf(changesOf(plan))).toEqual({ add: 3, change: 1, destroy: 3 });
  expect(countsOf(changesOf({}))).toEqual({ add: 0, change: 0, destroy: 0 });
});

test("an output that changes, comes or goes is one that others must wait for", () => {
  expect(changedOutputs(plan)).toEqual(["moves", "goes"]);
  expect(changedOutputs({})).toEqual([]);
});

const shown = (...actions: string[]) => ({ output_changes: { shown: { actions } } });
const touching = (...actions: string[]) => ({ resource_changes: [acting("aws_vpc.a", ...actions)] });

test.each([
  { what: "an output that says something else", given: shown("update"), behind: true },
  { what: "a data source that is read", given: touching("read"), behind: true },
  { what: "an output that comes", given: shown("create"), behind: false },
  { what: "a resource that changes", given: touching("update"), behind: false },
  { what: "a resource that is forgotten", given: touching("forget"), behind: false },
  {
    what: "a resource that moves",
    given: { resource_changes: [{ ...acting("aws_vpc.a", "no-op"), previous_address: "aws_vpc.b" }] },
    behind: false,
  },
])("after $what, that a state is only behind is $behind", ({ given, behind }) => {
  expect(isBehindOnly(given)).toBe(behind);
});
