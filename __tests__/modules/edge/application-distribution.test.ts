import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { TerraformStack } from "cdktf";
import { ApplicationDistribution, type ApplicationDistributionProps } from "../../../modules/edge/application-distribution";
import { build } from "../../support/build";
import { soundBucket } from "../governance/sound";

type Changes = Partial<Omit<ApplicationDistributionProps, "bucket">>;
function add(stack: TerraformStack, changes: Changes = {}): ApplicationDistribution {
  return new ApplicationDistribution(stack, "distribution", {
    name: "test-frontend",
    domain: "app.example.com",
    certificateArn: "arn:aws:acm:us-east-1:111111111111:certificate/test",
    bucket: soundBucket(stack, "frontend"),
    origin: { domainName: "origin.app.example.com", header: { name: "X-Origin-Verify", value: "not-yet-rotated" } },
    priceClass: "PriceClass_100",
    ...changes,
  });
}
const built = build((stack) => void add(stack));
const distribution = built.one("aws_cloudfront_distribution");
const paths = distribution.ordered_cache_behavior as Record<string, unknown>[];

test("it answers at its domain by TLS 1.2 or newer only, and keeps every rule", () => {
  expect(distribution).toMatchObject({
    aliases: ["app.example.com"],
    default_root_object: "index.html",
    viewer_certificate: { minimum_protocol_version: "TLSv1.2_2021", ssl_support_method: "sni-only" },
  });
  expect([...built.problems, ...built.brokenBesides("distributionLogsAccess")]).toEqual([]);
});

test("the frontend comes from the bucket by signed requests, cached, with security headers", () => {
  expect((distribution.origin as object[])[0]).toEqual({
    origin_id: "frontend",
    domain_name: expect.stringMatching(/^\$\{aws_s3_bucket\.frontend_bucket_\w+\.bucket_regional_domain_name\}$/),
    origin_access_control_id: expect.stringMatching(/^\$\{aws_cloudfront_origin_access_control\.distribution_access_\w+\.id\}$/),
  });
  expect(distribution.default_cache_behavior).toMatchObject({
    target_origin_id: "frontend",
    viewer_protocol_policy: "redirect-to-https",
    cache_policy_id: "658327ea-f89d-4fab-a63d-7443e55e8e43",
    response_headers_policy_id: expect.stringMatching(/^\$\{aws_cloudfront_response_headers_policy\.\w+\.id\}$/),
  });
});

test("addresses of the frontend alone are given the start page, before the cache is asked", () => {
  const association = {
    event_type: "viewer-request",
    function_arn: expect.stringMatching(/^\$\{aws_cloudfront_function\.distribution_router_function_\w+\.arn\}$/),
  };
  expect(distribution.default_cache_behavior).toMatchObject({ function_association: [association] });
  expect(paths.filter((behavior) => "function_association" in behavior)).toEqual([]);
  expect(built.one("aws_cloudfront_function")).toMatchObject({ name: "test-frontend", publish: true });
});

test("no answer of the backend is taken for another", () => {
  expect(distribution).not.toHaveProperty("custom_error_response");
  expect(paths.filter((behavior) => "response_headers_policy_id" in behavior)).toEqual([]);
});

test("API and WebSockets go to the backend with all that was asked, uncached and never in clear", () => {
  const passedOn = {
    target_origin_id: "backend",
    viewer_protocol_policy: "https-only",
    allowed_methods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
    cached_methods: ["GET", "HEAD"],
    cache_policy_id: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    origin_request_policy_id: "216adef6-5c7f-47e4-b989-5492eafa07d3",
  };
  expect(paths).toEqual([
    { path_pattern: "/api/*", ...passedOn },
    { path_pattern: "/ws/*", ...passedOn },
  ]);
});

test("the backend is asked by HTTP, with the header that tells whose distribution asks", () => {
  expect((distribution.origin as object[])[1]).toEqual({
    origin_id: "backend",
    domain_name: "origin.app.example.com",
    custom_header: [{ name: "X-Origin-Verify", value: "not-yet-rotated" }],
    custom_origin_config: {
      http_port: 80,
      https_port: 443,
      origin_protocol_policy: "http-only",
      origin_ssl_protocols: ["TLSv1.2"],
      origin_read_timeout: 60,
      origin_keepalive_timeout: 60,
    },
  });
});

test("an apply leaves the header alone that a rotation has written", () => {
  expect(distribution.lifecycle).toEqual({ ignore_changes: ["origin"] });
});

test("pages may open WebSockets to their own name, and to no other", () => {
  expect(JSON.stringify(built.one("aws_cloudfront_response_headers_policy"))).toContain(
    "connect-src 'self' wss://app.example.com;",
  );
});

test("the bucket lets this one distribution read and learn what is missing", () => {
  const { Statement: statements } = JSON.parse(String(built.one("aws_s3_bucket_policy").policy));
  const source = /^\$\{aws_cloudfront_distribution\.distribution_\w+\.arn\}$/;
  const Condition = { StringEquals: { "aws:SourceArn": expect.stringMatching(source) } };
  expect(statements.slice(-2)).toMatchObject([
    { Sid: "CloudFrontReads", Action: "s3:GetObject", Condition },
    { Sid: "CloudFrontTellsMissing", Action: "s3:ListBucket", Condition },
  ]);
});

const TAKEN_BACK = "distribution: origin.domainName must be a name of ours, got one that AWS gives and takes back";

test("a name that changes with what it points at is refused, because no apply would bring the new one", () => {
  const header = { name: "X-Origin-Verify", value: "not-yet-rotated" };
  const domainName = "test-123.ap-southeast-2.elb.amazonaws.com";
  expect(build((stack) => void add(stack, { origin: { domainName, header } })).problems).toEqual([TAKEN_BACK]);
  const { problems } = build((stack) => {
    const { fqdn } = new Route53Record(stack, "record", { zoneId: "Z1", name: "origin", type: "A" });
    add(stack, { origin: { domainName: fqdn, header } });
  });
  expect(problems).toEqual([TAKEN_BACK]);
});

test("a name that CloudFront would refuse is refused, for the signature and for the function", () => {
  const name = "a".repeat(65);
  const problem = `name must be at most 64 characters, got 65 ("${name}")`;
  expect(build((stack) => void add(stack, { name })).problems).toEqual([`distribution: ${problem}`, `router: ${problem}`]);
});
