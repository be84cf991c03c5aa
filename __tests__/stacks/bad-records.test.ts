import { shapes } from "../../stacks/record-shapes";
import { addStateRecords, type StateRecords } from "../../stacks/state-records";
import { Unbuildable } from "../../stacks/synthesize";
import { corrupted } from "../environments/corrupted";
import { leavesOf } from "../environments/schema-leaves";
import { scratchApp } from "../support/scratch-app";

const at = { stack: "partner-dev-api", address: "aws_sqs_queue.jobs" };
const records: Required<StateRecords> = {
  imports: { "partner-dev-storage": { aws_s3_bucket: "a-bucket" } },
  handovers: [{ from: at, to: { ...at, stack: "partner-dev-messaging" }, id: "jobs" }],
  moves: [{ stack: "partner-*", from: "aws_vpc.old", to: "aws_vpc.main" }],
  removals: [{ stack: "partner-*", address: "*", reason: "gone", keep: "in AWS" }],
};

const TEXT = "must be a text";
const LIST = "must be a list of records";
const OBJECT = "must be an object of settings";

type File = keyof StateRecords;
const faults: [file: File, field: string, value: unknown, problem: string][] = [
  ["imports", "partner-dev-storage", "a-bucket", `partner-dev-storage ${OBJECT}, got "a-bucket"`],
  ["imports", "partner-dev-storage.aws_s3_bucket", 5, `partner-dev-storage.aws_s3_bucket ${TEXT}, got 5`],
  ["handovers", "0", "jobs", `[0] ${OBJECT}, got "jobs"`],
  ["handovers", "0.from", undefined, `[0].from ${OBJECT}, but is missing`],
  ["handovers", "0.from.stack", 5, `[0].from.stack ${TEXT}, got 5`],
  ["handovers", "0.from.address", null, `[0].from.address ${TEXT}, got null`],
  ["handovers", "0.to.stack", undefined, `[0].to.stack ${TEXT}, but is missing`],
  ["handovers", "0.to.address", ["a"], `[0].to.address ${TEXT}, got ["a"]`],
  ["handovers", "0.id", undefined, `[0].id ${TEXT}, but is missing`],
  ["handovers", "0.why", "so", '[0].why is not a setting, got "so"'],
  ["moves", "0.stack", 5, `[0].stack ${TEXT}, got 5`],
  ["moves", "0.from", undefined, `[0].from ${TEXT}, but is missing`],
  ["moves", "0.to", {}, `[0].to ${TEXT}, got {}`],
  ["moves", "0.keep", "in AWS", '[0].keep is not a setting, got "in AWS"'],
  ["removals", "0.stack", 5, `[0].stack ${TEXT}, got 5`],
  ["removals", "0.address", undefined, `[0].address ${TEXT}, but is missing`],
  ["removals", "0.reason", undefined, `[0].reason ${TEXT}, but is missing`],
  ["removals", "0.keep", true, `[0].keep ${TEXT}, got true`],
];

const refusalOf = (given: object) => {
  try {
    addStateRecords(scratchApp(), given as StateRecords);
    return undefined;
  } catch (error) {
    return error instanceof Unbuildable ? error.message : error;
  }
};

test.each(faults)(
  "of %s a record is refused with %s = %j, before anything is asked of its stack",
  (file, field, value, problem) => {
    const given = corrupted(`${file}.${field}`, value, records as never);
    expect(refusalOf(given)).toBe(`environments/${file}.ts cannot be built:\n  - ${problem}`);
  },
);

test.each(["handovers", "moves", "removals"] as const)("%s that are no list are refused", (file) => {
  expect(refusalOf({ ...records, [file]: { 0: at } })).toContain(
    `environments/${file}.ts cannot be built:\n  - the file ${LIST}`,
  );
});

test("the table leaves no field of a record out", () => {
  const meant = faults.map(([file, field]) => `${file}.${field.replace(/^0/, "*")}`);
  const fields = Object.entries(shapes).flatMap(([file, shape]) =>
    leavesOf(shape)
      .filter(Boolean)
      .map((leaf) => `${file}.${leaf}`),
  );
  const isMeant = (leaf: string) =>
    meant.some((each) => new RegExp(`^${leaf.replaceAll(".", "\\.").replaceAll("*", "[^.]+")}$`).test(each));
  expect(fields.filter((leaf) => !isMeant(leaf))).toEqual([]);
});

test("several files that are broken come in one error", () => {
  expect(refusalOf({ moves: [5], removals: [null] })).toBe(
    [
      `environments/moves.ts cannot be built:\n  - [0] ${OBJECT}, got 5`,
      `environments/removals.ts cannot be built:\n  - [0] ${OBJECT}, got null`,
    ].join("\n"),
  );
});
