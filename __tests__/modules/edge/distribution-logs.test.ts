import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DistributionLogs, type DistributionLogsProps } from "../../../modules/edge/distribution-logs";
import { AccessLogBucket } from "../../../modules/storage/access-log-bucket";
import { build } from "../../support/build";

const accountId = "111111111111";
const logs = (changes: Partial<DistributionLogsProps> = {}) =>
  build((stack) => {
    const bucket = new AccessLogBucket(stack, "access-logs", { name: "test-logs", accountId, days: 30, data: "disposable" });
    const distributionArn = `arn:aws:cloudfront::${accountId}:distribution/E1`;
    new DistributionLogs(stack, "logs", { name: "test-frontend", accountId, distributionArn, bucket, ...changes });
  });

test("access logs of the distribution go to the bucket as JSON", () => {
  const built = logs();
  expect(built.one("aws_cloudwatch_log_delivery_source")).toMatchObject({
    name: "test-frontend",
    log_type: "ACCESS_LOGS",
    resource_arn: `arn:aws:cloudfront::${accountId}:distribution/E1`,
  });
  expect(built.one("aws_cloudwatch_log_delivery_destination")).toMatchObject({
    output_format: "json",
    delivery_destination_configuration: [
      { destination_resource_arn: expect.stringMatching(/^\$\{aws_s3_bucket\.access-logs_bucket_\w+\.arn\}$/) },
    ],
  });
  expect(built.problems).toEqual([]);
  expect(built.broken).toEqual([]);
});

test("the bucket admits this one delivery, beside S3's own logs", () => {
  const { Statement: statements } = JSON.parse(String(logs().one("aws_s3_bucket_policy").policy));
  const allowed = statements.filter(({ Effect }: { Effect: string }) => Effect === "Allow");
  expect(allowed.map(({ Sid }: { Sid: string }) => Sid)).toEqual(["AccessLogs", "CloudFrontLogs"]);
  expect(allowed[1]).toMatchObject({
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: expect.stringMatching(/\.arn\}\/AWSLogs\/111111111111\/\*$/),
    Condition: {
      StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:aws:logs:us-east-1:${accountId}:delivery-source:test-frontend` },
    },
  });
});

test("the delivery waits for the bucket's policy: AWS would add a statement of its own, and the next plan take it away", () => {
  expect(logs().one("aws_cloudwatch_log_delivery").depends_on).toEqual([
    expect.stringMatching(/^aws_s3_bucket_policy\.access-logs_policy_\w+$/),
  ]);
});

test("a line tells who asked for what and how it went, without what may carry credentials", () => {
  const fields = logs().one("aws_cloudwatch_log_delivery").record_fields as string[];
  expect(fields).toEqual(
    expect.arrayContaining(["date", "time", "c-ip", "cs-method", "cs-uri-stem", "sc-status", "cs(User-Agent)"]),
  );
  expect(fields.filter((field) => /cookie|query|referer/i.test(field))).toEqual([]);
});

test("the delivery stands in the region of the provider given", () => {
  const built = build((stack) => {
    const provider = new AwsProvider(stack, "edge", { region: "us-east-1", alias: "edge" });
    const bucket = new AccessLogBucket(stack, "access-logs", { name: "test-logs", accountId, days: 30, data: "disposable" });
    new DistributionLogs(stack, "logs", { name: "test", accountId, distributionArn: "arn:aws:x", bucket, provider });
  });
  const types = ["aws_cloudwatch_log_delivery_source", "aws_cloudwatch_log_delivery_destination", "aws_cloudwatch_log_delivery"];
  expect(types.map((type) => built.one(type).provider)).toEqual(types.map(() => "aws.edge"));
});

test("a name that CloudWatch Logs would refuse is refused", () => {
  const name = "a".repeat(61);
  expect(logs({ name }).problems).toEqual([`logs: name must be at most 60 characters, got 61 ("${name}")`]);
});
