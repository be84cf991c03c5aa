import { nonprod } from "../../environments/accounts/nonprod";
import { FrontendDistribution } from "../../modules/edge/frontend-distribution";
import { brokenRules } from "../../modules/governance/broken-rules";
import { resourcesOf } from "../../modules/governance/findings";
import { PlatformStack } from "../../stacks/platform-stack";
import { PublicFiles, type PublicFilesProps } from "../../stacks/public-files";
import { scratchApp } from "../support/scratch-app";
import type { StackFile } from "../support/synthesized";

const keyArn = "arn:aws:kms:ap-southeast-2:111111111111:key/home";
const props: PublicFilesProps = {
  edge: { priceClass: "PriceClass_100", waf: { requestsPer5Minutes: 2_000 } },
  domain: "app.example.com",
  zoneId: () => "Z1",
  storage: { noncurrentVersionDays: 30, accessLogDays: 30 },
  keyArn,
  logDays: 30,
  data: "durable",
};

class EdgeStack extends PlatformStack {
  constructor(region: string, changes: Partial<PublicFilesProps>) {
    const identity = { name: "test-dev-edge", prefix: "test-dev", path: "test/dev", stateKey: "test/dev/edge.tfstate" };
    const whole = { ...identity, account: nonprod, region, tags: {} };
    super(scratchApp(), whole);
    const files = new PublicFiles(this, whole, { ...props, ...changes });
    const bucket = files.bucket("frontend");
    const { watchKeyArn } = files.publish(
      "frontend",
      props.domain,
      (basics) => new FrontendDistribution(this, "distribution", { ...basics, bucket, callsTo: [] }),
    );
    this.output("watch_key_arn", watchKeyArn, "Key of who watches it");
  }
}

function edge(region: string, changes: Partial<PublicFilesProps> = {}) {
  const stack = new EdgeStack(region, changes);
  stack.prepareStack();
  const json = stack.toTerraform() as StackFile;
  const resources = resourcesOf(json);
  return {
    json,
    resources,
    of: (type: string) => resources.filter((resource) => resource.type === type).map(({ values }) => values),
    problems: [...stack.node.findAll().flatMap((construct) => construct.node.validate()), ...brokenRules(stack, json)],
    watchKeyArn: json.output.watch_key_arn.value,
  };
}

const sydney = edge("ap-southeast-2");
const virginia = edge("us-east-1");
/** Types of resources of the stack in Sydney by their provider. */
const typesBy = (provider: string | undefined) =>
  [...new Set(sydney.resources.filter(({ values }) => values.provider === provider).map(({ type }) => type))].sort();

test("elsewhere, what CloudFront takes from us-east-1 alone stands there, under a key of that region", () => {
  expect(sydney.json.provider.aws.map(({ alias, region }: Record<string, string>) => [alias, region])).toEqual([
    [undefined, "ap-southeast-2"],
    ["cloudfront", "us-east-1"],
  ]);
  expect(typesBy("aws.cloudfront")).toEqual([
    "aws_acm_certificate",
    "aws_acm_certificate_validation",
    "aws_cloudwatch_log_delivery",
    "aws_cloudwatch_log_delivery_destination",
    "aws_cloudwatch_log_delivery_source",
    "aws_cloudwatch_log_group",
    "aws_kms_alias",
    "aws_kms_key",
    "aws_wafv2_web_acl",
    "aws_wafv2_web_acl_logging_configuration",
  ]);
  expect(sydney.problems).toEqual([]);
});

test("buckets, records and what has no region stay with the stack", () => {
  expect(typesBy(undefined).filter((type) => !type.startsWith("aws_s3_bucket_"))).toEqual([
    "aws_cloudfront_distribution",
    "aws_cloudfront_origin_access_control",
    "aws_cloudfront_response_headers_policy",
    "aws_route53_record",
    "aws_s3_bucket",
    "random_id",
  ]);
  expect(sydney.of("aws_s3_bucket").map(({ provider }) => provider)).toStrictEqual([undefined, undefined]);
});

test("nothing of scope CLOUDFRONT stands in another region", () => {
  const scoped = sydney.resources.filter(({ values }) => values.scope === "CLOUDFRONT");
  expect(scoped.map(({ type, values }) => [type, values.provider])).toEqual([["aws_wafv2_web_acl", "aws.cloudfront"]]);
});

test("what is written there is encrypted there, and buckets with the stack's own key", () => {
  const [group] = sydney.of("aws_cloudwatch_log_group");
  expect(group).toMatchObject({ name: "aws-waf-logs-test-dev-frontend", kms_key_id: sydney.watchKeyArn });
  expect(sydney.watchKeyArn).toMatch(/^\$\{aws_kms_key\.cloudfront_key_\w+\.arn\}$/);
  expect(JSON.stringify(sydney.of("aws_s3_bucket_server_side_encryption_configuration"))).toContain(keyArn);
});

test("that key admits the logs and the alarms of its own region, and nobody else", () => {
  const [key] = sydney.of("aws_kms_key");
  const { Statement: statements } = JSON.parse(String(key.policy));
  expect(statements.map(({ Sid, Principal }: { Sid: string; Principal: object }) => [Sid, Principal])).toEqual([
    ["AccountDecidesByIam", { AWS: "arn:aws:iam::111111111111:root" }],
    ["CloudWatchLogs", { Service: "logs.us-east-1.amazonaws.com" }],
    ["CloudWatchAlarms", { Service: "cloudwatch.amazonaws.com" }],
  ]);
  expect(JSON.stringify(statements)).not.toContain("ap-southeast-2");
  expect(sydney.of("aws_kms_alias")[0].name).toBe("alias/test-dev-cloudfront");
});

test.each([
  { data: "durable", lifecycle: { prevent_destroy: true }, days: 30 },
  { data: "disposable", lifecycle: undefined, days: 7 },
] as const)("$data data has a key that can be brought back for $days days", ({ data, lifecycle, days }) => {
  const [key] = edge("ap-southeast-2", { data }).of("aws_kms_key");
  expect([key.lifecycle, key.deletion_window_in_days]).toEqual([lifecycle, days]);
});

test("without a web ACL, the key is there for the alarms", () => {
  const { of, watchKeyArn } = edge("ap-southeast-2", { edge: { priceClass: "PriceClass_100", waf: "none" } });
  expect([...of("aws_wafv2_web_acl"), ...of("aws_cloudwatch_log_group")]).toEqual([]);
  expect(watchKeyArn).toMatch(/^\$\{aws_kms_key\./);
});

test("in us-east-1 there is one provider, and the stack's own key for all", () => {
  expect(virginia.json.provider.aws).toHaveLength(1);
  expect(virginia.resources.filter(({ values }) => "provider" in values)).toEqual([]);
  expect(virginia.of("aws_kms_key")).toEqual([]);
  expect(virginia.watchKeyArn).toBe(keyArn);
});

test("the region changes no address of what both have", () => {
  const added = sydney.resources.filter(({ address }) => !virginia.resources.some((other) => other.address === address));
  expect(added.map(({ type }) => type)).toEqual(["aws_kms_key", "aws_kms_alias"]);
  expect(virginia.resources).toHaveLength(sydney.resources.length - 2);
});

test("the bucket for CloudFront's logs admits the delivery that is made in us-east-1", () => {
  const written = JSON.stringify(sydney.of("aws_s3_bucket_policy"));
  expect(written).toContain("arn:aws:logs:us-east-1:111111111111:delivery-source:test-dev-frontend");
});
