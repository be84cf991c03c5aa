import { AuditTrail } from "../../../modules/security/audit-trail";
import { build } from "../../support/build";

const trail = (name = "account-test-trail") =>
  build(
    (stack) =>
      void new AuditTrail(stack, "trail", {
        name,
        bucketName: "account-test-trail-111111111111",
        accountId: "111111111111",
        region: "us-east-1",
        keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
        logDays: 365,
        accessLogBucket: "account-test-access-logs",
      }),
  );
const ARN = "arn:aws:cloudtrail:us-east-1:111111111111:trail/account-test-trail";

test("the trail follows all regions, signs its files, encrypts them and breaks no rule", () => {
  const built = trail();
  expect(built.one("aws_cloudtrail")).toMatchObject({
    name: "account-test-trail",
    is_multi_region_trail: true,
    include_global_service_events: true,
    enable_log_file_validation: true,
    kms_key_id: "arn:aws:kms:us-east-1:111111111111:key/test",
    s3_bucket_name: expect.stringMatching(/^\$\{aws_s3_bucket\.trail_files_bucket_\w+\.bucket\}$/),
  });
  expect(built.broken).toEqual([]);
  expect(built.problems).toEqual([]);
});

test("events are found in a log group, too, written by a role that can write nothing else", () => {
  const built = trail();
  expect(built.one("aws_cloudwatch_log_group")).toMatchObject({ name: "/account-test-trail/events", retention_in_days: 365 });
  expect(built.one("aws_cloudtrail").cloud_watch_logs_group_arn).toMatch(/^\$\{aws_cloudwatch_log_group\.\w+\.arn\}:\*$/);
  const [{ Action, Resource }] = JSON.parse(String(built.one("aws_iam_role_policy").policy)).Statement;
  expect(Action).toEqual(["logs:CreateLogStream", "logs:PutLogEvents"]);
  expect(Resource).toMatch(/\.arn\}:log-stream:111111111111_CloudTrail_us-east-1\*$/);
});

test("this trail alone may write into the bucket, below the account's own folder", () => {
  const { Statement: statements } = JSON.parse(String(trail().one("aws_s3_bucket_policy").policy));
  expect(statements.filter(({ Effect }: { Effect: string }) => Effect === "Allow")).toEqual([
    expect.objectContaining({
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Condition: { StringEquals: { "aws:SourceArn": ARN } },
    }),
    expect.objectContaining({
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: expect.stringMatching(/\.arn\}\/AWSLogs\/111111111111\/\*$/),
      Condition: { StringEquals: { "aws:SourceArn": ARN, "s3:x-amz-acl": "bucket-owner-full-control" } },
    }),
  ]);
});

test("the trail comes after the policies that let it write, and no plan destroys its bucket", () => {
  const built = trail();
  expect(built.one("aws_cloudtrail").depends_on).toEqual([
    expect.stringMatching(/^aws_s3_bucket_policy\./),
    expect.stringMatching(/^aws_iam_role_policy\./),
  ]);
  expect(built.one("aws_s3_bucket").lifecycle).toEqual({ prevent_destroy: true });
});

test("a name that CloudTrail or IAM would refuse is refused", () => {
  expect(trail("t".repeat(65)).problems).toEqual([expect.stringMatching(/^role: name must be at most 64 characters/)]);
  expect(trail("t".repeat(129)).problems[0]).toMatch(/^trail: name must be at most 128 characters/);
});
