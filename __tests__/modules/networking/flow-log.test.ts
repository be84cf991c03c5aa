import { FlowLog } from "../../../modules/networking/flow-log";
import { build } from "../../support/build";

const flowLog = build((stack) => {
  new FlowLog(stack, "flow-log", {
    name: "partner-test",
    vpcId: "vpc-1",
    days: 90,
    keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
    accountId: "111111111111",
  });
});
const LOGS = /^\$\{aws_cloudwatch_log_group\.flow-log_logs_group_\w+\.arn\}$/;

test("accepted and refused traffic of the VPC is recorded every minute", () => {
  expect(flowLog.one("aws_flow_log")).toMatchObject({
    vpc_id: "vpc-1",
    traffic_type: "ALL",
    max_aggregation_interval: 60,
    log_destination_type: "cloud-watch-logs",
    log_destination: expect.stringMatching(LOGS),
  });
});

test("records are kept in an encrypted log group as long as asked", () => {
  expect(flowLog.one("aws_cloudwatch_log_group")).toMatchObject({
    name: "/partner-test/flow-logs",
    retention_in_days: 90,
    kms_key_id: "arn:aws:kms:us-east-1:111111111111:key/test",
  });
});

test("the role that writes them may write to that log group only", () => {
  expect(flowLog.one("aws_flow_log").iam_role_arn).toMatch(/^\$\{aws_iam_role\.flow-log_role_\w+\.arn\}$/);
  const { Statement: statements } = JSON.parse(String(flowLog.one("aws_iam_role_policy").policy));
  expect(statements).toEqual([
    { Sid: "FindGroup", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    expect.objectContaining({ Effect: "Allow" }),
  ]);
  const [group, streams] = statements[1].Resource;
  expect(statements[1].Resource).toHaveLength(2);
  expect(group).toMatch(LOGS);
  expect(streams).toBe(`${group}:log-stream:*`);
});

test("the flow log service assumes the role, on behalf of this account only", () => {
  const { assume_role_policy: assumed } = flowLog.one("aws_iam_role");
  expect(assumed).toContain('"Service":"vpc-flow-logs.amazonaws.com"');
  expect(assumed).toContain('"aws:SourceAccount":"111111111111"');
});

test("a flow log keeps every rule", () => {
  expect(flowLog.broken).toEqual([]);
});
