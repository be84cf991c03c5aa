import type { CheckovException } from "../../../scripts/checkov/exception";
import { asShipped, judge } from "../../../scripts/checkov/judge";
import type { RuleVerdict } from "../../../scripts/checkov/own-verdicts";
import { reportText } from "../../../scripts/checkov/report-text";
import type { CheckovFinding } from "../../../scripts/checkov/scan";

const finding: CheckovFinding = {
  check: "CKV_AWS_18",
  asks: "Ensure the S3 bucket has access logging enabled",
  stack: "shop-dev-storage",
  address: "aws_s3_bucket.files_1A2B",
};
const { check, stack, address } = finding;
const rule = "bucketLogsAccess";
const kept: RuleVerdict = { rule, stack, address, broken: false };
const excepted: RuleVerdict = { ...kept, broken: true, exception: "it holds the logs" };
const broken: RuleVerdict = { ...kept, broken: true };

const reasonsOf = (exceptions: CheckovException[], own: RuleVerdict[] = []) =>
  judge([finding], own, exceptions).excused.map(({ reason }) => reason);

test.each<{ what: string; exception: CheckovException; own?: RuleVerdict[]; reasons: string[] }>([
  { what: "a reason of its own", exception: { check, why: "no need" }, reasons: ["no need"] },
  { what: "a reason for this place", exception: { check, at: "shop-*-storage:*.files_*", why: "no need" }, reasons: ["no need"] },
  { what: "a reason for another place", exception: { check, at: "shop-*-edge:*", why: "no need" }, reasons: [] },
  { what: "a reason for another check", exception: { check: "CKV_AWS_21", why: "no need" }, reasons: [] },
  {
    what: "a control's reason",
    exception: { check, likeControl: "RDS.22" },
    reasons: ["DB security groups went with EC2-Classic"],
  },
  { what: "a control that has a rule", exception: { check, likeControl: "S3.9" }, reasons: [] },
  { what: "our exception", exception: { check, exceptedBy: rule }, own: [excepted], reasons: ["it holds the logs"] },
  { what: "our rule, which holds", exception: { check, exceptedBy: rule }, own: [kept], reasons: [] },
  { what: "our rule, which is broken", exception: { check, exceptedBy: rule }, own: [broken], reasons: [] },
  {
    what: "our exception in another stack",
    exception: { check, exceptedBy: rule },
    own: [{ ...excepted, stack: "x" }],
    reasons: [],
  },
  {
    what: "our exception for a choice",
    exception: { check, exceptedBy: rule },
    own: [{ ...excepted, choice: "x" }],
    reasons: [],
  },
  {
    what: "a rule that holds",
    exception: { check, keptBy: rule, why: "seen otherwise" },
    own: [kept],
    reasons: ["seen otherwise"],
  },
  { what: "a rule that is broken", exception: { check, keptBy: rule, why: "seen otherwise" }, own: [broken], reasons: [] },
  { what: "a rule that says nothing", exception: { check, keptBy: rule, why: "seen otherwise" }, reasons: [] },
])("with $what, a finding is excused for: $reasons", ({ exception, own, reasons }) => {
  expect(reasonsOf([exception], own)).toEqual(reasons);
  expect(judge([finding], own ?? [], [exception]).open).toEqual(reasons.length > 0 ? [] : [finding]);
});

test("the first exception that fits counts, and the others excuse nothing", () => {
  const [first, second] = ["one", "other"].map((why) => ({ check, why }));
  expect(reasonsOf([first, second])).toEqual(["one"]);
  expect(judge([finding], [], [first, second]).stale).toEqual([second]);
});

test("as shipped, an exception for a choice may excuse nothing, another one may not", () => {
  const exceptions = [
    { check, chosen: "Fargate", why: "one" },
    { check, why: "other" },
  ];
  expect(asShipped(judge([], [], exceptions)).stale).toEqual([exceptions[1]]);
});

test("the report names check, resource and stacks, and the line that is to go", () => {
  const stale: CheckovException = { check: "CKV_AWS_2", at: "shop-*:*", why: "no need" };
  expect(reportText(judge([finding, { ...finding, stack: "shop-prod-storage" }], [], [stale]))).toBe(
    [
      "CKV_AWS_18: Ensure the S3 bucket has access logging enabled",
      "  aws_s3_bucket.files_1A2B in shop-dev-storage, shop-prod-storage",
      "",
      'CKV_AWS_2: take away the exception {"at":"shop-*:*","why":"no need"}: it excuses nothing',
    ].join("\n"),
  );
  expect(reportText(judge([], [], []))).toBe("");
});
