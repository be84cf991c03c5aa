import { InvocationLog } from "../../../modules/ai/invocation-log";
import { build } from "../../support/build";

const built = build(
  (stack) =>
    void new InvocationLog(stack, "bedrock", {
      name: "account-test-bedrock",
      accountId: "111111111111",
      keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
      logDays: 90,
    }),
);

test("text and embeddings go to an encrypted log group with an end, and no rule is broken", () => {
  expect(built.one("aws_bedrock_model_invocation_logging_configuration").logging_config).toEqual([
    {
      text_data_delivery_enabled: true,
      embedding_data_delivery_enabled: true,
      image_data_delivery_enabled: false,
      video_data_delivery_enabled: false,
      cloudwatch_config: [
        {
          log_group_name: expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.\w+\.name\}$/),
          role_arn: expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/),
        },
      ],
    },
  ]);
  expect(built.one("aws_cloudwatch_log_group")).toMatchObject({
    name: "/account-test-bedrock/invocations",
    retention_in_days: 90,
    kms_key_id: "arn:aws:kms:us-east-1:111111111111:key/test",
  });
  expect(built.broken).toEqual([]);
});

test("Bedrock writes with a role of this account into its one stream", () => {
  const [trust] = JSON.parse(String(built.one("aws_iam_role").assume_role_policy)).Statement;
  expect(trust).toMatchObject({
    Principal: { Service: "bedrock.amazonaws.com" },
    Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
  });
  const [write] = JSON.parse(String(built.one("aws_iam_role_policy").policy)).Statement;
  expect(write.Action).toEqual(["logs:CreateLogStream", "logs:PutLogEvents"]);
  expect(write.Resource).toMatch(/\.arn\}:log-stream:aws\/bedrock\/modelinvocations$/);
});
