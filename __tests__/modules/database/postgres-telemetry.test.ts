import { PostgresTelemetry } from "../../../modules/database/postgres-telemetry";
import { build } from "../../support/build";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";
const telemetry = build((stack) => {
  new PostgresTelemetry(stack, "telemetry", { instanceName: "partner-test", accountId: "111111111111", logDays: 30, keyArn });
});

test("the log groups that RDS writes to are there before it, kept as long as asked and encrypted", () => {
  const kept = { retention_in_days: 30, kms_key_id: keyArn };
  expect(telemetry.of("aws_cloudwatch_log_group")).toMatchObject([
    { name: "/aws/rds/instance/partner-test/postgresql", ...kept },
    { name: "/aws/rds/instance/partner-test/upgrade", ...kept },
  ]);
});

test("the monitoring role is assumed by RDS and writes to RDS's log groups of this account only", () => {
  const { assume_role_policy: assumed } = telemetry.one("aws_iam_role");
  expect(assumed).toContain('"Service":"monitoring.rds.amazonaws.com"');
  expect(assumed).toContain('"aws:SourceAccount":"111111111111"');
  const { Statement: statements } = JSON.parse(String(telemetry.one("aws_iam_role_policy").policy));
  expect(statements.map(({ Resource }: { Resource: string }) => Resource)).toEqual([
    "arn:aws:logs:*:111111111111:log-group:RDS*",
    "arn:aws:logs:*:111111111111:log-group:RDS*:log-stream:*",
  ]);
});

test("telemetry keeps every rule", () => {
  expect(telemetry.broken).toEqual([]);
});
