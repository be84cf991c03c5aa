import { cachePolicy } from "../../../modules/edge/cache-policies";
import { build } from "../../support/build";

type Kind = Parameters<typeof cachePolicy>[1];
const policy = (kind: Kind) => build((stack) => void cachePolicy(stack, kind, "shop-test")).one("aws_cloudfront_cache_policy");
const DAY = 86_400;
const YEAR = 31_536_000;

test.each<{ kind: Kind; ttl: number[]; how: string }>([
  { kind: "assets", ttl: [0, DAY, YEAR], how: "for a day, unless they say otherwise, and a year at most" },
  { kind: "pages", ttl: [0, 0, YEAR], how: "as long as they say, and not at all without a word" },
  { kind: "api", ttl: [0, 0, DAY], how: "as long as it says, a day at most" },
])("$kind stay at the edge $how", ({ kind, ttl }) => {
  const { name, min_ttl, default_ttl, max_ttl } = policy(kind);
  expect([name, [min_ttl, default_ttl, max_ttl]]).toEqual([`shop-test-${kind}`, ttl]);
});

test.each<{ kind: Kind; cookies: string; queries: string; headers: object }>([
  { kind: "assets", cookies: "none", queries: "none", headers: { header_behavior: "none" } },
  { kind: "pages", cookies: "none", queries: "all", headers: { header_behavior: "none" } },
  {
    kind: "api",
    cookies: "all",
    queries: "all",
    headers: {
      header_behavior: "whitelist",
      headers: { items: ["Authorization", "Origin", "Access-Control-Request-Headers", "Access-Control-Request-Method"] },
    },
  },
])("an answer of $kind is kept by: cookies $cookies, queries $queries, and headers as given", (row) => {
  expect(policy(row.kind).parameters_in_cache_key_and_forwarded_to_origin).toEqual({
    cookies_config: { cookie_behavior: row.cookies },
    query_strings_config: { query_string_behavior: row.queries },
    headers_config: row.headers,
    enable_accept_encoding_brotli: true,
    enable_accept_encoding_gzip: true,
  });
});

test("a name that CloudFront would refuse is refused", () => {
  const name = "a".repeat(125);
  const { problems } = build((stack) => void cachePolicy(stack, "api", name));
  expect(problems).toEqual([`test: name must be at most 128 characters, got 129 ("${name}-api")`]);
});
