import { SecurityHeaders, securityHeaders } from "../../../modules/edge/security-headers";
import { build } from "../../support/build";

const headers = (name = "test-frontend") =>
  build(
    (stack) => void new SecurityHeaders(stack, "headers", { name, callsTo: ["https://api.example.com", "wss://ws.example.com"] }),
  );
type Headers = Record<string, Record<string, string | number | boolean>>;
const configured = () => headers().one("aws_cloudfront_response_headers_policy").security_headers_config as unknown as Headers;

test("browsers keep to TLS for two years, take types as given, show no frames and tell strangers no paths", () => {
  expect(configured()).toMatchObject({
    strict_transport_security: { access_control_max_age_sec: 63_072_000, include_subdomains: true, preload: false },
    frame_options: { frame_option: "DENY" },
    referrer_policy: { referrer_policy: "strict-origin-when-cross-origin" },
  });
  expect(headers().broken).toEqual([]);
});

test("no header of an object in the bucket stands in for one of these", () => {
  const all = configured();
  expect(Object.keys(all).sort()).toEqual([
    "content_security_policy",
    "content_type_options",
    "frame_options",
    "referrer_policy",
    "strict_transport_security",
  ]);
  expect(Object.values(all).map(({ override }) => override)).toEqual(Object.keys(all).map(() => true));
});

test("pages load scripts from their own origin only and call none but those given", () => {
  const directives = String(configured().content_security_policy.content_security_policy).split("; ");
  expect(directives).toContain("default-src 'self'");
  expect(directives).toContain("connect-src 'self' https://api.example.com wss://ws.example.com");
  expect(directives).toContain("frame-ancestors 'none'");
  expect(directives.filter((each) => each.startsWith("script-src"))).toEqual([]);
});

test("a name that CloudFront would refuse is refused", () => {
  const name = "a".repeat(129);
  expect(headers(name).problems).toEqual([`headers: name must be at most 128 characters, got 129 ("${name}")`]);
});

test("without a content policy nothing is said of what pages may load, and all else is", () => {
  const { contentSecurityPolicy, ...rest } = securityHeaders("default-src 'self'");
  expect(contentSecurityPolicy).toEqual({ contentSecurityPolicy: "default-src 'self'", override: true });
  expect(securityHeaders()).toEqual(rest);
});
