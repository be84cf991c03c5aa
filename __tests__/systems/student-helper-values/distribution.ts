import { type SystemStacks, statementsOf, type Values } from "../../support/system-stacks";
import { all, arg, args, leadsTo, only } from "../values/row";
import { domainOf, type Rows, type System } from "./system";

/** AWS's own policies. Source: CloudFront developer guide, "Use managed cache policies" and "… origin request policies". */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7443e55e8e43";
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";
const EVERY_METHOD = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

const distribution = ({ one }: SystemStacks) => one("aws_cloudfront_distribution");
const origin = (stacks: SystemStacks, id: string) =>
  only(
    all(distribution(stacks).origin as Values[], "origin").filter(({ origin_id: each }) => each === id),
    `origin ${id}`,
  );

/** What the distributions of both systems are; `frontend` is how the origin of the files is called. */
const shared = (system: System, frontend: string): ReturnType<Rows> => [
  {
    value: "the distribution stands where it costs least, speaks TLS 1.2 or higher, and IPv6",
    read: (stacks) =>
      args(
        distribution(stacks),
        "price_class",
        "viewer_certificate.minimum_protocol_version",
        "viewer_certificate.ssl_support_method",
        "is_ipv6_enabled",
      ),
    is: ["PriceClass_100", "TLSv1.2_2021", "sni-only", true],
  },
  {
    value:
      "what looks like an attack in a document or a question is counted where the API stands behind the web ACL, and blocked where only files do",
    read: ({ of }) =>
      of("aws_wafv2_web_acl").map(({ rule }) => JSON.stringify(rule).includes('"name":"CrossSiteScripting_BODY"')),
    is: (environment: string) => (environment === "dev" ? [] : [system === "student-helper"]),
  },
  {
    value: "its certificate is for the domain, proven by DNS, in the region that CloudFront looks in",
    read: ({ of }) =>
      of("aws_acm_certificate")
        .filter(({ provider }) => provider === "aws.cloudfront")
        .map((each) => args(each, "domain_name", "validation_method")),
    is: (environment: string) => [[domainOf(system, environment), "DNS"]],
  },
  {
    value: "the domain leads to the distribution, by A and AAAA",
    read: ({ of }, environment) =>
      of("aws_route53_record", "edge")
        .filter(({ name }) => name === domainOf(system, environment))
        .map(({ type, alias }) => [type, leadsTo(arg(alias, "name"), "aws_cloudfront_distribution.")]),
    is: ["A", "AAAA"].map((type) => [type, "aws_cloudfront_distribution."]),
  },
  {
    value: "the frontend is the default: cached, by HTTPS alone",
    read: (stacks) =>
      args(distribution(stacks).default_cache_behavior, "target_origin_id", "cache_policy_id", "viewer_protocol_policy"),
    is: [frontend, CACHING_OPTIMIZED, "redirect-to-https"],
  },
  {
    value: "the frontend's bucket is opened by signing, to this distribution alone",
    read: (stacks) => {
      const { domain_name: bucket, origin_access_control_id: access } = origin(stacks, frontend);
      const { policy } = only(
        stacks.of("aws_s3_bucket_policy", "edge").filter((each) => String(each.bucket).includes(".frontend_")),
        "policy of the frontend's bucket",
      );
      const letting = statementsOf(policy).filter(({ Effect }) => Effect === "Allow");
      return [
        leadsTo(bucket, "aws_s3_bucket.frontend_"),
        leadsTo(access, "aws_cloudfront_origin_access_control."),
        ...args(stacks.one("aws_cloudfront_origin_access_control"), "signing_behavior", "signing_protocol"),
        letting.map(({ Principal, Action, Condition }) => [
          Principal,
          Action,
          leadsTo(Condition?.StringEquals["aws:SourceArn"], "aws_cloudfront_distribution."),
        ]),
      ];
    },
    is: [
      "aws_s3_bucket.frontend_",
      "aws_cloudfront_origin_access_control.",
      "always",
      "sigv4",
      ["s3:GetObject", "s3:ListBucket"].map((action) => [
        { Service: "cloudfront.amazonaws.com" },
        action,
        "aws_cloudfront_distribution.",
      ]),
    ],
  },
];

/** student-helper's: frontend, API and WebSockets under one name. */
export const wholeDistribution: Rows = (system) => [
  ...shared(system, "frontend"),
  ...["/api/*", "/ws/*"].map((path) => ({
    value: `${path} goes to the load balancer: nothing cached, every method, all that the viewer sent`,
    read: (stacks: SystemStacks) => {
      const behavior = only(
        (distribution(stacks).ordered_cache_behavior as Values[]).filter(({ path_pattern: pattern }) => pattern === path),
        `behaviour of ${path}`,
      );
      return [
        ...args(behavior, "target_origin_id", "cache_policy_id", "origin_request_policy_id", "viewer_protocol_policy"),
        [...(behavior.allowed_methods as string[])].sort(),
      ];
    },
    is: ["backend", CACHING_DISABLED, ALL_VIEWER, "https-only", EVERY_METHOD],
  })),
  {
    value: "there is no third way, and no other origin",
    read: (stacks) => [
      (distribution(stacks).ordered_cache_behavior as Values[]).map(({ path_pattern: pattern }) => pattern),
      (distribution(stacks).origin as Values[]).map(({ origin_id: id }) => id),
    ],
    is: [
      ["/api/*", "/ws/*"],
      ["frontend", "backend"],
    ],
  },
  {
    value: "the load balancer is asked by HTTP alone, on 80, by a name of its own",
    read: (stacks) => [
      ...args(origin(stacks, "backend"), "custom_origin_config.origin_protocol_policy", "custom_origin_config.http_port"),
      origin(stacks, "backend").domain_name,
    ],
    is: (environment: string) => ["http-only", 80, `origin.${domainOf(system, environment)}`],
  },
  {
    value: "that name leads to the load balancer",
    read: ({ of }, environment) => [
      ...new Set(
        of("aws_route53_record", "edge")
          .filter(({ name }) => name === `origin.${domainOf(system, environment)}`)
          .map(({ alias }) => leadsTo(arg(alias, "name"), "aws_lbload-balancer_")),
      ),
    ],
    is: ["aws_lbload-balancer_"],
  },
  {
    value: "it is told the header that its listener asks for, and keeps the value that the rotation wrote",
    read: (stacks) => {
      const { http_header_name: name, values } = arg(stacks.one("aws_lb_listener_rule"), "condition.http_header") as {
        http_header_name: string;
        values: string[];
      };
      expect(arg(origin(stacks, "backend"), "custom_header")).toEqual([{ name, value: values[0] }]);
      return [name, arg(distribution(stacks), "lifecycle.ignore_changes")];
    },
    is: ["X-Origin-Verify", ["origin"]],
  },
];

/** The first version's: its frontend alone. */
export const frontendDistribution: Rows = (system) => [
  ...shared(system, "bucket"),
  {
    value: "CloudFront serves the frontend and nothing else",
    read: (stacks) => [
      (distribution(stacks).origin as Values[]).map(({ origin_id: id }) => id),
      "ordered_cache_behavior" in distribution(stacks),
    ],
    is: [["bucket"], false],
  },
  {
    value: "what the bucket does not have is answered by the start page, with 200",
    read: (stacks) => args(distribution(stacks).custom_error_response, "error_code", "response_code", "response_page_path"),
    is: [404, 200, "/index.html"],
  },
];
