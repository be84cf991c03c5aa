import { EncryptionKey, type EncryptionKeyProps } from "../../../modules/security/encryption-key";
import { build } from "../../support/build";

const props: EncryptionKeyProps = {
  name: "partner-test",
  description: "Encrypts everything of partner-test",
  accountId: "111111111111",
  region: "us-east-1",
  users: [],
  data: "disposable",
};
const key = (changes: Partial<EncryptionKeyProps> = {}) =>
  build((stack) => void new EncryptionKey(stack, "key", { ...props, ...changes }));
const statements = (users: EncryptionKeyProps["users"]) => JSON.parse(String(key({ users }).one("aws_kms_key").policy)).Statement;

test("a key rotates, keeps every rule and is found by its alias", () => {
  const built = key();
  expect(built.one("aws_kms_key")).toMatchObject({ enable_key_rotation: true });
  expect(built.one("aws_kms_alias")).toMatchObject({
    name: "alias/partner-test",
    target_key_id: expect.stringMatching(/^\$\{aws_kms_key\.key_\w+\.key_id\}$/),
  });
  expect(built.broken).toEqual([]);
});

test("without service users, only the account's IAM policies decide who uses the key", () => {
  expect(statements([])).toEqual([
    {
      Sid: "AccountDecidesByIam",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::111111111111:root" },
      Action: "kms:*",
      Resource: "*",
    },
  ]);
});

test("CloudWatch Logs may use the key for this account's log groups only", () => {
  const [, logs, ...more] = statements(["logs"]);
  expect(more).toEqual([]);
  expect(logs).toMatchObject({
    Principal: { Service: "logs.us-east-1.amazonaws.com" },
    Condition: {
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:111111111111:log-group:*" },
    },
  });
});

test("CloudFront may decrypt for this account's distributions only, and nothing else", () => {
  const [, cloudfront, ...more] = statements(["cloudfront"]);
  expect(more).toEqual([]);
  expect(cloudfront).toMatchObject({
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: "kms:Decrypt",
    Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::111111111111:distribution/*" } },
  });
});

test("S3 Vectors may decrypt for the vector buckets of this account and region only, and nothing else", () => {
  expect(statements(["s3vectors"]).slice(1)).toEqual([
    {
      Sid: "S3VectorsIndexing",
      Effect: "Allow",
      Principal: { Service: "indexing.s3vectors.amazonaws.com" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: {
        ArnLike: { "aws:SourceArn": "arn:aws:s3vectors:us-east-1:111111111111:bucket/*" },
        StringEquals: { "aws:SourceAccount": "111111111111" },
        "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": ["aws:s3vectors:arn", "aws:s3vectors:resource-id"] },
      },
    },
  ]);
});

test("CloudTrail may encrypt with the key for trails of this account and region only", () => {
  expect(statements(["cloudtrail"]).slice(1)).toEqual([
    {
      Sid: "CloudTrail",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["kms:GenerateDataKey", "kms:Decrypt", "kms:DescribeKey"],
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111111111111:trail/*" } },
    },
  ]);
});

test("AWS Config may encrypt with the key on behalf of this account only", () => {
  expect(statements(["config"]).slice(1)).toEqual([
    {
      Sid: "Config",
      Effect: "Allow",
      Principal: { Service: "config.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
    },
  ]);
});

test("Fargate may encrypt the disks of this account's clusters only, and hand on nothing but decrypting", () => {
  expect(statements(["fargate"]).slice(1)).toEqual([
    {
      Sid: "Fargate",
      Effect: "Allow",
      Principal: { Service: "fargate.amazonaws.com" },
      Action: ["kms:GenerateDataKeyWithoutPlaintext", "kms:CreateGrant"],
      Resource: "*",
      Condition: {
        StringEquals: { "kms:EncryptionContext:aws:ecs:clusterAccount": "111111111111" },
        "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt"] },
      },
    },
  ]);
});

test("Auto Scaling's own role of this account may encrypt volumes, and hand the key on to AWS services only", () => {
  const itself = {
    "kms:CallerAccount": "111111111111",
    "aws:PrincipalArn": "arn:aws:iam::111111111111:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
  };
  expect(statements(["autoscaling"]).slice(1)).toEqual([
    {
      Sid: "AutoScaling",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: [
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:DescribeKey",
      ],
      Resource: "*",
      Condition: { StringEquals: itself },
    },
    {
      Sid: "AutoScalingGrants",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:CreateGrant",
      Resource: "*",
      Condition: { StringEquals: itself, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ]);
});

test.each([
  { data: "disposable", days: 7, lifecycle: undefined },
  { data: "durable", days: 30, lifecycle: { prevent_destroy: true } },
] as const)("a $data key can be brought back for $days days", ({ data, days, lifecycle }) => {
  const built = key({ data }).one("aws_kms_key");
  expect(built.deletion_window_in_days).toBe(days);
  expect(built.lifecycle).toEqual(lifecycle);
});
