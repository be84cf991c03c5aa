import { ConfigurationRecorder } from "../../../modules/governance/configuration-recorder";
import { build } from "../../support/build";

const recorder = (global: "here" | "elsewhere" = "here") =>
  build(
    (stack) =>
      void new ConfigurationRecorder(stack, "config", {
        bucketName: "account-test-config-111111111111",
        accountId: "111111111111",
        keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
        accessLogBucket: "account-test-access-logs",
        global,
      }),
  );

test("everything is recorded with the service-linked role, delivered encrypted, and no rule is broken", () => {
  const built = recorder();
  expect(built.one("aws_config_configuration_recorder")).toMatchObject({
    role_arn: "arn:aws:iam::111111111111:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
    recording_group: { all_supported: true, include_global_resource_types: true },
    depends_on: [expect.stringMatching(/^aws_iam_service_linked_role\./)],
  });
  expect(built.one("aws_config_delivery_channel").s3_kms_key_arn).toBe("arn:aws:kms:us-east-1:111111111111:key/test");
  expect(built.broken).toEqual([]);
});

test("where global resources are recorded elsewhere, the role is made elsewhere, too", () => {
  const built = recorder("elsewhere");
  expect(built.of("aws_iam_service_linked_role")).toEqual([]);
  expect(built.one("aws_config_configuration_recorder").recording_group).toMatchObject({ include_global_resource_types: false });
});

test("recording starts once there is a channel, and a channel comes after recorder and bucket policy", () => {
  const built = recorder();
  expect(built.one("aws_config_delivery_channel").depends_on).toEqual([
    expect.stringMatching(/^aws_config_configuration_recorder\./),
    expect.stringMatching(/^aws_s3_bucket_policy\./),
  ]);
  expect(built.one("aws_config_configuration_recorder_status")).toMatchObject({
    is_enabled: true,
    depends_on: [expect.stringMatching(/^aws_config_delivery_channel\./)],
  });
});

test("AWS Config alone may write into the bucket, for this account, below its own folder", () => {
  const { Statement: statements } = JSON.parse(String(recorder().one("aws_s3_bucket_policy").policy));
  expect(statements.filter(({ Effect }: { Effect: string }) => Effect === "Allow")).toEqual([
    expect.objectContaining({
      Principal: { Service: "config.amazonaws.com" },
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
    }),
    expect.objectContaining({
      Principal: { Service: "config.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: expect.stringMatching(/\.arn\}\/AWSLogs\/111111111111\/Config\/\*$/),
      Condition: {
        StringEquals: { "aws:SourceAccount": "111111111111", "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    }),
  ]);
});
