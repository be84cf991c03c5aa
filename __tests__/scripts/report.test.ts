import { absenceList, outputList, table } from "../../scripts/rehearsal/report";

test("names stand left, numbers right, and no line ends in blanks", () => {
  const rows = [
    { stack: "state-local", resources: 9, seconds: 3.4, secondPlan: "no change" },
    { stack: "partner-dev-network", resources: 74, seconds: 31.5, secondPlan: "only known differences (1)" },
  ];
  expect(table(rows).split("\n")).toEqual([
    "Stack                 Resources   Seconds   Second plan",
    "state-local                   9         3   no change",
    "partner-dev-network          74        32   only known differences (1)",
  ]);
});

test("without stacks the table has its heading only", () => {
  expect(table([])).toBe("Stack   Resources   Seconds   Second plan");
});

test("outputs stand below their stack, text as it is and everything else as JSON; a stack without any is left out", () => {
  const rows = [
    { stack: "partner-dev-network", outputs: { vpc_id: "vpc-1", private_subnet_ids: ["a", "b"] } },
    { stack: "partner-dev-security", outputs: {} },
    { stack: "partner-dev-messaging", outputs: { queue_urls: { documents: "http://d" } } },
  ];
  expect(outputList(rows).split("\n")).toEqual([
    "partner-dev-network",
    "  vpc_id = vpc-1",
    '  private_subnet_ids = ["a","b"]',
    "partner-dev-messaging",
    '  queue_urls = {"documents":"http://d"}',
  ]);
});

test("what was left out of the stacks that were applied is counted by type, and what went with it is named", () => {
  const absences = {
    "partner-dev-watching": { types: { aws_ce_anomaly_monitor: 2, aws_ce_anomaly_subscription: 1 }, withThem: [] },
    "partner-dev-database": { types: { aws_lambda_invocation: 1 }, withThem: ["output.database_extensions"] },
    "partner-dev-api": { types: {}, withThem: ["output.extensions"] },
    "partner-prod-watching": { types: { aws_ce_anomaly_monitor: 1 }, withThem: [] },
  };
  const applied = ["partner-dev-network", "partner-dev-database", "partner-dev-api", "partner-dev-watching"];
  expect(absenceList(applied, absences).split("\n")).toEqual([
    "partner-dev-database, not rehearsed: aws_lambda_invocation 1, and what reads them: output.database_extensions",
    "partner-dev-api, not rehearsed: what reads absent parts: output.extensions",
    "partner-dev-watching, not rehearsed: aws_ce_anomaly_monitor 2, aws_ce_anomaly_subscription 1",
  ]);
  expect(absenceList(["partner-dev-network"], absences)).toBe("");
});
