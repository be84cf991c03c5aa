import { CloudfrontCachePolicy, type CloudfrontCachePolicyConfig } from "@cdktf/provider-aws/lib/cloudfront-cache-policy";
import type { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

/** Longest name of a cache policy. Source: CloudFront API reference, CachePolicyConfig. */
const MAX_NAME = 128;
const YEAR_SECONDS = 365 * 24 * 60 * 60;
const DAY_SECONDS = 24 * 60 * 60;

type Parameters = CloudfrontCachePolicyConfig["parametersInCacheKeyAndForwardedToOrigin"];

const none = { cookiesConfig: { cookieBehavior: "none" }, headersConfig: { headerBehavior: "none" } };
const queries = (queryStringBehavior: "none" | "all") => ({ queryStringsConfig: { queryStringBehavior } });
const compressed = { enableAcceptEncodingBrotli: true, enableAcceptEncodingGzip: true };

/** Who asks, and from where: an answer is kept for callers that are alike in all of it. */
const CALLER = ["Authorization", "Origin", "Access-Control-Request-Headers", "Access-Control-Request-Method"];

/** What is kept at the edge, for how long, and what tells one answer from another; by what is asked. */
const POLICIES = {
  /**
   * Files whose names change with their content: kept for up to a year where they say so (`immutable`), else for a day: an
   * answer by mistake, as an older version of the server gives it during a deployment, must not stay.
   */
  assets: { ttl: [0, DAY_SECONDS, YEAR_SECONDS], key: { ...none, ...queries("none"), ...compressed } },
  /** Pages: kept as long as they say, and not at all where they say nothing. */
  pages: { ttl: [0, 0, YEAR_SECONDS], key: { ...none, ...queries("all"), ...compressed } },
  /**
   * An API: as pages, and never for another caller than the one who asked. What CloudFront can keep of it are answers to
   * GET, HEAD and OPTIONS that carry a `Cache-Control`, as answers to a browser's preflight should.
   */
  api: {
    ttl: [0, 0, DAY_SECONDS],
    key: {
      cookiesConfig: { cookieBehavior: "all" },
      headersConfig: { headerBehavior: "whitelist", headers: { items: CALLER } },
      ...queries("all"),
      ...compressed,
    },
  },
} satisfies Record<string, { ttl: readonly [least: number, usual: number, most: number]; key: Parameters }>;

/** A cache policy `<name>-<kind>` of our own; returns its id. */
export function cachePolicy(scope: Construct, kind: keyof typeof POLICIES, name: string): string {
  const { ttl, key } = POLICIES[kind];
  const [minTtl, defaultTtl, maxTtl] = ttl;
  const whole = `${name}-${kind}`;
  check(scope, [nameProblem("name", whole, MAX_NAME)]);
  return new CloudfrontCachePolicy(scope, `cache-${kind}`, {
    name: whole,
    comment: `What is kept of ${kind}`,
    minTtl,
    defaultTtl,
    maxTtl,
    parametersInCacheKeyAndForwardedToOrigin: key,
  }).id;
}
