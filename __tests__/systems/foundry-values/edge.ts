import type { SystemStacks, Values } from "../../support/system-stacks";
import { all, arg, args, by, leadsTo, only, type Row } from "../values/row";

/** AWS's own policy. Source: CloudFront developer guide, "Use managed origin request policies". */
const ALL_VIEWER_EXCEPT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";
const YEAR = 365 * 24 * 60 * 60;
const domains = by("dev.foundry.example.com", "staging.foundry.example.com", "foundry.example.com");
const distribution = ({ one }: SystemStacks) => one("aws_cloudfront_distribution");
const behaviours = (stacks: SystemStacks) => [
  { path_pattern: "*", ...(distribution(stacks).default_cache_behavior as Values) },
  ...(distribution(stacks).ordered_cache_behavior as Values[]),
];
const behaviour = (stacks: SystemStacks, path: string): Values =>
  only(
    behaviours(stacks).filter(({ path_pattern: pattern }) => pattern === path),
    `behaviour of ${path}`,
  );
/** The policy by which a path is kept at the edge. */
function kept(stacks: SystemStacks, path: string): Values {
  const id = arg(behaviour(stacks, path), "cache_policy_id");
  const found = stacks.resources("edge").filter(({ address }) => id === `\${${address}.id}`);
  return only(found, `cache policy of ${path}`).values;
}
const acl = ({ the }: SystemStacks) => the("aws_wafv2_web_acl", { scope: "CLOUDFRONT" });
const rules = (stacks: SystemStacks) => all(acl(stacks).rule as Values[], "rule");

export const edge: Row[] = [
  {
    value: "the domain is the environment's, by a certificate of ACM and by records of Route 53",
    read: (stacks) => [
      arg(distribution(stacks), "aliases"),
      arg(stacks.one("aws_acm_certificate"), "domain_name"),
      stacks
        .of("aws_route53_record", "edge")
        .filter(({ alias }) => alias)
        .map((each) => args(each, "name", "type")),
    ],
    is: (environment: string) => {
      const domain = domains(environment);
      return [
        [domain],
        domain,
        [
          [domain, "A"],
          [domain, "AAAA"],
        ],
      ];
    },
  },
  {
    value: "/graphql and /api/* go to api, files of the bucket to it, everything else to web",
    read: (stacks) => behaviours(stacks).map((each) => args(each, "path_pattern", "target_origin_id")),
    is: [
      ["*", "web"],
      ["/graphql", "api"],
      ["/api/*", "api"],
      ["/assets/*", "web"],
      ["/public/*", "public"],
    ],
  },
  {
    value: "services are sent all that viewers send, except Host",
    read: (stacks) => [
      ...new Set(
        behaviours(stacks)
          .filter(({ target_origin_id: origin }) => origin !== "public")
          .map((each) => arg(each, "origin_request_policy_id")),
      ),
    ],
    is: [ALL_VIEWER_EXCEPT_HOST],
  },
  {
    value:
      "assets are kept for a day, and for a year where they say so; answers of the API as long as it says, and never longer than a day",
    read: (stacks) => ["/assets/*", "/graphql", "/api/*"].map((path) => args(kept(stacks, path), "default_ttl", "max_ttl")),
    is: [
      [86_400, YEAR],
      [0, 86_400],
      [0, 86_400],
    ],
  },
  {
    value: "OPTIONS is cached, apart for each origin and each set of headers that is asked about",
    read: (stacks) => {
      const parameters = "parameters_in_cache_key_and_forwarded_to_origin.headers_config.headers.items";
      expect(arg(behaviour(stacks, "/graphql"), "cached_methods")).toContain("OPTIONS");
      expect(arg(behaviour(stacks, "/api/*"), "cached_methods")).toContain("OPTIONS");
      return arg(kept(stacks, "/graphql"), parameters);
    },
    is: ["Authorization", "Origin", "Access-Control-Request-Headers", "Access-Control-Request-Method"],
  },
  {
    value: "one who is logged in is never answered what another one was: token and cookies are part of the key",
    read: (stacks) => {
      const key = "parameters_in_cache_key_and_forwarded_to_origin";
      return args(
        kept(stacks, "/graphql"),
        `${key}.cookies_config.cookie_behavior`,
        `${key}.query_strings_config.query_string_behavior`,
      );
    },
    is: ["all", "all"],
  },
  {
    value: "WAF knows addresses, inputs and SQL that are bad, and what is common: AWS keeps the rules",
    read: (stacks) =>
      rules(stacks)
        .filter(({ override_action: own }) => own)
        .map((each) => arg(each, "statement.managed_rule_group_statement.name")),
    is: [
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesCommonRuleSet",
      "AWSManagedRulesSQLiRuleSet",
    ],
  },
  {
    value: "an address may ask 2,000 times in five minutes, in prod 5,000 times",
    read: (stacks) => {
      const limit = only(
        rules(stacks).filter(({ name }) => name === "rate-limit"),
        "limit",
      );
      return args(
        limit,
        "action.block",
        "statement.rate_based_statement.limit",
        "statement.rate_based_statement.aggregate_key_type",
      );
    },
    is: by([{}, 2_000, "IP"], [{}, 2_000, "IP"], [{}, 5_000, "IP"]),
  },
  {
    value: "GraphQL introspection is blocked in staging and prod",
    read: (stacks) =>
      rules(stacks)
        .filter(({ name }) => name === "graphql-introspection")
        .map((each) => Object.keys(arg(each, "action") as object)),
    is: by([], [["block"]], [["block"]]),
  },
  {
    value: "web and API have a gate of their own that lets nobody in but CloudFront",
    read: ({ the, of }) => [
      Object.keys(the("aws_wafv2_web_acl", { scope: "REGIONAL" }).default_action as object),
      of("aws_wafv2_web_acl_association")
        .map(({ resource_arn: arn }) => leadsTo(arn, "service-web_", "service-api_"))
        .sort(),
    ],
    is: [["block"], ["service-api_", "service-web_"]],
  },
  {
    value: "the distribution stands where it costs least, and speaks TLS 1.2 or higher",
    read: (stacks) => args(distribution(stacks), "price_class", "viewer_certificate.minimum_protocol_version"),
    is: ["PriceClass_100", "TLSv1.2_2021"],
  },
];
