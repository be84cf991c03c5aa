import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Token } from "cdktf";
import { LogGroup } from "../../../modules/monitoring/log-group";
import { build } from "../../support/build";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";

test("a log group keeps its events as long as asked, encrypted with the key, and keeps every rule", () => {
  const built = build((stack) => void new LogGroup(stack, "logs", { name: "/partner-test/flow-logs", days: 90, keyArn }));
  expect(built.one("aws_cloudwatch_log_group")).toMatchObject({
    name: "/partner-test/flow-logs",
    retention_in_days: 90,
    kms_key_id: keyArn,
  });
  expect(built.broken).toEqual([]);
});

test("a log group stands in the region of the provider given", () => {
  const built = build((stack) => {
    const provider = new AwsProvider(stack, "edge", { region: "us-east-1", alias: "edge" });
    new LogGroup(stack, "logs", { name: "/partner-test/edge", days: 90, keyArn, provider });
  });
  expect(built.one("aws_cloudwatch_log_group").provider).toBe("aws.edge");
});

test("the group's name is known before anything is built, its ARN is a reference", () => {
  build((stack) => {
    const { groupName, arn } = new LogGroup(stack, "logs", { name: "/partner-test/flow-logs", days: 90, keyArn });
    expect(groupName).toBe("/partner-test/flow-logs");
    expect(Token.isUnresolved(arn)).toBe(true);
  });
});
