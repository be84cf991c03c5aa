import { ServiceDistribution, type ServiceDistributionProps } from "../../../modules/edge/service-distribution";
import { build } from "../../support/build";
import { soundBucket } from "../governance/sound";

const built = (changes: Partial<ServiceDistributionProps> = {}) =>
  build(
    (stack) =>
      void new ServiceDistribution(stack, "site", {
        name: "shop-test",
        domain: "shop.example.com",
        certificateArn: "arn:aws:acm:us-east-1:111111111111:certificate/test",
        origins: { web: "web.shop.example.com", api: "api.shop.example.com" },
        bucket: soundBucket(stack, "uploads"),
        priceClass: "PriceClass_100",
        ...changes,
      }),
  );
const stack = built();
const distribution = stack.one("aws_cloudfront_distribution");
const usual = distribution.default_cache_behavior as Record<string, unknown>;
const paths = distribution.ordered_cache_behavior as Record<string, unknown>[];
const behavior = (path: string) => paths.find(({ path_pattern: pattern }) => pattern === path);
const cache = (kind: string) =>
  expect.stringMatching(new RegExp(`^\\$\\{aws_cloudfront_cache_policy\\.site_cache-${kind}_\\w+\\.id\\}$`));
const ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";
const named = [
  { event_type: "viewer-request", function_arn: expect.stringMatching(/^\$\{aws_cloudfront_function\.site_header_/) },
];

test("it answers at its domain by TLS 1.2 or newer only, and keeps every rule", () => {
  expect(distribution).toMatchObject({
    aliases: ["shop.example.com"],
    viewer_certificate: { minimum_protocol_version: "TLSv1.2_2021" },
  });
  expect(distribution).not.toHaveProperty("default_root_object");
  expect([...stack.problems, ...stack.brokenBesides("distributionLogsAccess")]).toEqual([]);
});

test("what no path claims is a page of the web service, and its assets stay at the edge", () => {
  const web = {
    target_origin_id: "web",
    viewer_protocol_policy: "redirect-to-https",
    allowed_methods: ["GET", "HEAD", "OPTIONS"],
    origin_request_policy_id: ALL_BUT_HOST,
    function_association: named,
  };
  expect(usual).toMatchObject({ ...web, cache_policy_id: cache("pages") });
  expect(behavior("/assets/*")).toMatchObject({ ...web, cache_policy_id: cache("assets") });
});

test.each(["/graphql", "/api/*"])("%s goes to the API with all that was asked, and never in clear", (path) => {
  expect(behavior(path)).toMatchObject({
    target_origin_id: "api",
    viewer_protocol_policy: "https-only",
    allowed_methods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
    cached_methods: ["GET", "HEAD", "OPTIONS"],
    cache_policy_id: cache("api"),
    origin_request_policy_id: ALL_BUT_HOST,
    function_association: named,
  });
});

test("files come from the bucket by signed requests, which carry no secret header", () => {
  expect(behavior("/public/*")).toMatchObject({ target_origin_id: "public", viewer_protocol_policy: "redirect-to-https" });
  expect(behavior("/public/*")).not.toHaveProperty("function_association");
  const origin = (distribution.origin as Record<string, unknown>[]).find(({ origin_id: id }) => id === "public");
  expect(origin).toMatchObject({
    domain_name: expect.stringMatching(/^\$\{aws_s3_bucket\.uploads_bucket_\w+\.bucket_regional_domain_name\}$/),
    origin_access_control_id: expect.stringMatching(/^\$\{aws_cloudfront_origin_access_control\.site_access_\w+\.id\}$/),
  });
  const { Statement: statements } = JSON.parse(String(stack.one("aws_s3_bucket_policy").policy));
  expect(statements.map(({ Sid }: { Sid: string }) => Sid)).toContain("CloudFrontReads");
});

test.each(["web", "api"])("the %s service is asked under its own name, by HTTPS alone", (role) => {
  const origin = (distribution.origin as Record<string, unknown>[]).find(({ origin_id: id }) => id === role);
  expect(origin).toMatchObject({
    domain_name: `${role}.shop.example.com`,
    custom_origin_config: { origin_protocol_policy: "https-only", origin_ssl_protocols: ["TLSv1.2"], https_port: 443 },
  });
});

test("the server says what its pages may load, and all else about browsers is said here", () => {
  const policies = stack.of("aws_cloudfront_response_headers_policy");
  const servers = policies.find(({ name }) => name === "shop-test-servers");
  expect(servers?.security_headers_config).toHaveProperty("strict_transport_security");
  expect(servers?.security_headers_config).not.toHaveProperty("content_security_policy");
  for (const each of [usual, behavior("/graphql"), behavior("/assets/*")]) {
    expect(each?.response_headers_policy_id).toMatch(/^\$\{aws_cloudfront_response_headers_policy\.site_headers_/);
  }
  expect(behavior("/public/*")?.response_headers_policy_id).toMatch(/policy\.site_file-headers_/);
});

test("a name that leaves no room for the policies' is refused", () => {
  expect(built({ name: "a".repeat(121) }).problems).toContain(
    `site: name must be at most 128 characters, got 129 ("${"a".repeat(121)}-servers")`,
  );
});
