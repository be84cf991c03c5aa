import type { TerraformStack } from "cdktf";
import { FrontendDistribution, type FrontendDistributionProps } from "../../../modules/edge/frontend-distribution";
import { build } from "../../support/build";
import { soundBucket } from "../governance/sound";

type Changes = Partial<Omit<FrontendDistributionProps, "bucket">>;
function add(stack: TerraformStack, changes: Changes = {}): FrontendDistribution {
  return new FrontendDistribution(stack, "distribution", {
    name: "test-frontend",
    domain: "app.example.com",
    certificateArn: "arn:aws:acm:us-east-1:111111111111:certificate/test",
    bucket: soundBucket(stack, "frontend"),
    callsTo: ["https://api.app.example.com"],
    priceClass: "PriceClass_100",
    ...changes,
  });
}
const distribution = (changes?: Changes) => build((stack) => void add(stack, changes));

test("a distribution answers at its domain by HTTP/2 and HTTP/3, IPv4 and IPv6, from the start page on", () => {
  const built = distribution();
  expect(built.one("aws_cloudfront_distribution")).toMatchObject({
    enabled: true,
    aliases: ["app.example.com"],
    default_root_object: "index.html",
    http_version: "http2and3",
    is_ipv6_enabled: true,
    price_class: "PriceClass_100",
  });
  expect(built.problems).toEqual([]);
  expect(built.brokenBesides("distributionLogsAccess")).toEqual([]);
});

test("nothing is served in clear or by less than TLS 1.2, and only with the certificate given", () => {
  const { viewer_certificate, default_cache_behavior } = distribution().one("aws_cloudfront_distribution");
  expect(viewer_certificate).toEqual({
    acm_certificate_arn: "arn:aws:acm:us-east-1:111111111111:certificate/test",
    minimum_protocol_version: "TLSv1.2_2021",
    ssl_support_method: "sni-only",
  });
  expect(default_cache_behavior).toMatchObject({ viewer_protocol_policy: "redirect-to-https" });
});

test("files are read from the bucket by signed requests, and cached as AWS's own policy says", () => {
  const built = distribution();
  const { origin, default_cache_behavior: behavior } = built.one("aws_cloudfront_distribution");
  expect(origin).toEqual([
    {
      origin_id: "bucket",
      domain_name: expect.stringMatching(/^\$\{aws_s3_bucket\.frontend_bucket_\w+\.bucket_regional_domain_name\}$/),
      origin_access_control_id: expect.stringMatching(
        /^\$\{aws_cloudfront_origin_access_control\.distribution_access_\w+\.id\}$/,
      ),
    },
  ]);
  expect(behavior).toMatchObject({ target_origin_id: "bucket", cache_policy_id: "658327ea-f89d-4fab-a63d-7443e55e8e43" });
  expect(built.one("aws_cloudfront_origin_access_control")).toMatchObject({
    origin_access_control_origin_type: "s3",
    signing_behavior: "always",
    signing_protocol: "sigv4",
  });
});

test("an address without a file gets the start page; what is forbidden stays so, or the web ACL would not show", () => {
  expect(distribution().one("aws_cloudfront_distribution").custom_error_response).toEqual([
    { error_code: 404, response_code: 200, response_page_path: "/index.html", error_caching_min_ttl: 10 },
  ]);
});

test("the bucket lets this one distribution read and learn what is missing, and still demands TLS", () => {
  const { Statement: statements } = JSON.parse(String(distribution().one("aws_s3_bucket_policy").policy));
  expect(statements.map(({ Sid }: { Sid: string }) => Sid)).toEqual([
    "OnlyTls",
    "OnlyTls12",
    "CloudFrontReads",
    "CloudFrontTellsMissing",
  ]);
  const reader = {
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Condition: {
      StringEquals: { "aws:SourceArn": expect.stringMatching(/^\$\{aws_cloudfront_distribution\.distribution_\w+\.arn\}$/) },
    },
  };
  const bucket = /^\$\{aws_s3_bucket\.frontend_bucket_\w+\.arn\}/;
  expect(statements.slice(2)).toMatchObject([
    { ...reader, Action: "s3:GetObject", Resource: expect.stringMatching(new RegExp(`${bucket.source}/\\*$`)) },
    { ...reader, Action: "s3:ListBucket", Resource: expect.stringMatching(new RegExp(`${bucket.source}$`)) },
  ]);
});

test.each([{ webAclArn: undefined }, { webAclArn: "arn:aws:wafv2:us-east-1:111111111111:global/webacl/test/1" }])(
  "it stands behind the web ACL $webAclArn",
  ({ webAclArn }) => {
    expect(distribution({ webAclArn }).one("aws_cloudfront_distribution").web_acl_id).toBe(webAclArn);
  },
);

test("a name that CloudFront would refuse is refused", () => {
  const name = "a".repeat(65);
  expect(distribution({ name }).problems).toEqual([`distribution: name must be at most 64 characters, got 65 ("${name}")`]);
});
