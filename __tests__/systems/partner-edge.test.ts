import { synthesizeSystem } from "../support/synthesized";
import { partnerIn, statementsOf, type Values } from "../support/system-stacks";

const outdir = synthesizeSystem("partner");
const shipped = [
  { environment: "dev", domain: "dev.partner.example.com", waf: false, everywhere: false },
  { environment: "staging", domain: "staging.partner.example.com", waf: true, everywhere: false },
  { environment: "prod", domain: "partner.example.com", waf: true, everywhere: true },
];

describe.each(shipped)("in $environment", ({ environment, domain, waf, everywhere }) => {
  const { of, one, file, resources } = partnerIn(outdir, environment);
  const distribution = one("aws_cloudfront_distribution");

  test("the frontend is served at the environment's own name, over TLS 1.2 or higher", () => {
    expect(distribution.aliases).toEqual([domain]);
    expect(distribution.viewer_certificate).toMatchObject({
      minimum_protocol_version: "TLSv1.2_2021",
      ssl_support_method: "sni-only",
    });
    expect(distribution.default_cache_behavior).toMatchObject({ viewer_protocol_policy: "redirect-to-https" });
    expect(distribution.price_class).toBe(everywhere ? "PriceClass_All" : "PriceClass_100");
    expect(file("edge").output.frontend_url.value).toBe(`https://${domain}`);
  });

  test("every certificate is for one name, in us-east-1, and is waited for until it is valid", () => {
    expect(
      of("aws_acm_certificate")
        .map(({ domain_name: name }) => name)
        .sort(),
    ).toEqual([domain, `api.${domain}`, `ws.${domain}`].sort());
    const validated = resources().filter(({ type }) => type === "aws_acm_certificate_validation");
    expect(validated).toHaveLength(3);
    const users = [
      distribution.viewer_certificate,
      ...of("aws_apigatewayv2_domain_name").map((each) => each.domain_name_configuration),
    ];
    for (const user of users) expect(JSON.stringify(user)).toContain("${aws_acm_certificate_validation.");
    for (const { aws } of ["api", "edge", "messaging"].map((layer) => file(layer).provider)) {
      expect(aws.map(({ region }: { region: string }) => region)).toEqual(["us-east-1"]);
    }
  });

  test("CloudFront alone reads the bucket, and only as this distribution", () => {
    expect(one("aws_cloudfront_origin_access_control")).toMatchObject({ signing_behavior: "always", signing_protocol: "sigv4" });
    const [origin] = distribution.origin as Values[];
    expect(origin.domain_name).toContain("aws_s3_bucket.frontend_");
    expect(origin.origin_access_control_id).toContain("aws_cloudfront_origin_access_control.");
    const policy = of("aws_s3_bucket_policy", "edge").find(({ bucket }) => String(bucket).includes("frontend_bucket"));
    const allowed = statementsOf(policy?.policy).filter(({ Effect }) => Effect === "Allow");
    const [{ address }] = resources("edge").filter(({ type }) => type === "aws_cloudfront_distribution");
    expect(allowed.length).toBeGreaterThan(0);
    for (const { Principal, Condition } of allowed) {
      expect(Principal).toEqual({ Service: "cloudfront.amazonaws.com" });
      expect(Condition).toEqual({ StringEquals: { "aws:SourceArn": `\${${address}.arn}` } });
    }
  });

  test("browsers are told to be careful, and may call this environment's APIs only", () => {
    const { security_headers_config: headers } = one("aws_cloudfront_response_headers_policy");
    expect(headers).toMatchObject({
      strict_transport_security: { access_control_max_age_sec: 63_072_000 },
      content_type_options: { override: true },
      frame_options: { frame_option: "DENY" },
    });
    const { content_security_policy: said } = (headers as Values).content_security_policy as Record<string, string>;
    expect(said).toContain(`connect-src 'self' https://api.${domain} wss://ws.${domain};`);
    expect(said).toContain("object-src 'none'");
  });

  test("requests are logged into a bucket, which admits the delivery before it starts", () => {
    const delivery = one("aws_cloudwatch_log_delivery");
    expect(delivery.depends_on).toEqual([expect.stringMatching(/^aws_s3_bucket_policy\.access-logs_/)]);
    const logs = of("aws_s3_bucket_policy", "edge").find(({ bucket }) => String(bucket).includes("access-logs"));
    expect(statementsOf(logs?.policy).map(({ Sid }) => Sid)).toContain("CloudFrontLogs");
  });

  test(`a web ACL ${waf ? "stands before it, and logs what it blocks" : "does not stand before it"}`, () => {
    expect(distribution.web_acl_id ?? "none").toEqual(waf ? expect.stringContaining("aws_wafv2_web_acl.") : "none");
    const acls = of("aws_wafv2_web_acl", "edge");
    expect(acls.map(({ scope }) => scope)).toEqual(waf ? ["CLOUDFRONT"] : []);
    const groups = of("aws_cloudwatch_log_group", "edge").map(({ name }) => name);
    expect(groups).toEqual(waf ? [`aws-waf-logs-partner-${environment}-frontend`] : []);
    for (const { rule } of acls) {
      const rules = (rule as Values[]).map(({ name }) => name);
      expect(rules).toEqual(expect.arrayContaining(["address-reputation", "common", "known-bad-inputs", "rate-limit"]));
    }
  });

  test("a page that the application routes by itself is answered by the application", () => {
    expect(distribution.default_root_object).toBe("index.html");
    expect(distribution.custom_error_response).toEqual([
      expect.objectContaining({ error_code: 404, response_code: 200, response_page_path: "/index.html" }),
    ]);
  });
});
