import { AssetDistribution, type AssetDistributionProps } from "../../../modules/edge/asset-distribution";
import { build } from "../../support/build";
import { soundBucket } from "../governance/sound";

type Changes = Partial<Omit<AssetDistributionProps, "buckets">>;
const assets = (changes: Changes = {}) =>
  build(
    (stack) =>
      void new AssetDistribution(stack, "assets", {
        name: "test-assets",
        domain: "static.example.com",
        certificateArn: "arn:aws:acm:us-east-1:111111111111:certificate/test",
        buckets: { static: soundBucket(stack, "static"), media: soundBucket(stack, "media") },
        siteOrigins: ["https://example.com", "https://www.example.com"],
        priceClass: "PriceClass_100",
        ...changes,
      }),
  );
const distribution = (changes?: Changes) => assets(changes).one("aws_cloudfront_distribution");

test("it answers at its domain by TLS 1.2 or newer only, HTTP/2 and HTTP/3, IPv4 and IPv6", () => {
  expect(distribution()).toMatchObject({
    aliases: ["static.example.com"],
    http_version: "http2and3",
    is_ipv6_enabled: true,
    price_class: "PriceClass_100",
    viewer_certificate: { minimum_protocol_version: "TLSv1.2_2021", ssl_support_method: "sni-only" },
    default_cache_behavior: { viewer_protocol_policy: "redirect-to-https" },
  });
  expect([...assets().problems, ...assets().brokenBesides("distributionLogsAccess")]).toEqual([]);
});

test("files of a release come from one bucket, those of users under /media/ from the other, all by signed requests", () => {
  const { origin, default_cache_behavior: others, ordered_cache_behavior: paths } = distribution();
  const signed = expect.stringMatching(/^\$\{aws_cloudfront_origin_access_control\.assets_access_\w+\.id\}$/);
  const bucket = (role: string) => expect.stringMatching(new RegExp(`^\\$\\{aws_s3_bucket\\.${role}_bucket_\\w+\\.`));
  expect(origin).toEqual([
    { origin_id: "static", domain_name: bucket("static"), origin_access_control_id: signed },
    { origin_id: "media", domain_name: bucket("media"), origin_access_control_id: signed },
  ]);
  const cached = { cache_policy_id: "658327ea-f89d-4fab-a63d-7443e55e8e43", compress: true };
  expect(others).toMatchObject({ target_origin_id: "static", ...cached });
  expect(paths).toMatchObject([{ path_pattern: "/media/*", target_origin_id: "media", ...cached }]);
});

test("a missing file is missing, and the root is a file, never a list", () => {
  expect(distribution()).not.toHaveProperty("custom_error_response");
  expect(distribution().default_root_object).toBe("index.html");
});

test("both buckets let this one distribution read and learn what is missing", () => {
  const policies = assets().of("aws_s3_bucket_policy");
  expect(policies).toHaveLength(2);
  for (const { policy } of policies) {
    const { Statement: statements } = JSON.parse(String(policy));
    expect(statements.slice(-2)).toMatchObject([
      { Sid: "CloudFrontReads", Action: "s3:GetObject" },
      { Sid: "CloudFrontTellsMissing", Action: "s3:ListBucket" },
    ]);
    const source = /^\$\{aws_cloudfront_distribution\.assets_distribution_\w+\.arn\}$/;
    expect(statements.at(-1).Condition).toEqual({ StringEquals: { "aws:SourceArn": expect.stringMatching(source) } });
  }
});

type Headers = { cors_config: Record<string, unknown>; security_headers_config: Record<string, Record<string, string>> };
const headers = () => assets().one("aws_cloudfront_response_headers_policy") as unknown as Headers;

test("pages of the site may load the files, other pages may not, and nobody sends cookies for them", () => {
  expect(headers().cors_config).toMatchObject({
    access_control_allow_origins: { items: ["https://example.com", "https://www.example.com"] },
    access_control_allow_methods: { items: ["GET", "HEAD"] },
    access_control_allow_credentials: false,
    origin_override: true,
  });
});

test("a file that a user uploaded runs no script when it is opened", () => {
  const policy = headers().security_headers_config.content_security_policy.content_security_policy.split("; ");
  expect(policy).toContain("default-src 'none'");
  expect(policy.filter((each) => each.startsWith("script-src"))).toEqual([]);
  expect(headers().security_headers_config.content_type_options).toEqual({ override: true });
});

test.each([{ webAclArn: undefined }, { webAclArn: "arn:aws:wafv2:us-east-1:111111111111:global/webacl/test/1" }])(
  "it stands behind the web ACL $webAclArn",
  ({ webAclArn }) => {
    expect(distribution({ webAclArn }).web_acl_id).toBe(webAclArn);
  },
);

test("what CloudFront would refuse is refused", () => {
  const name = "a".repeat(65);
  expect(assets({ name }).problems).toEqual([`assets: name must be at most 64 characters, got 65 ("${name}")`]);
  expect(assets({ siteOrigins: [] }).problems).toEqual(["headers: siteOrigins must name one origin or more"]);
  expect(assets({ siteOrigins: ["example.com"] }).problems).toEqual([
    'headers: siteOrigins must be of the form https://<name>, got "example.com"',
  ]);
});
