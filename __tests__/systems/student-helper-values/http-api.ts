import type { SystemStacks } from "../../support/system-stacks";
import { all, arg, args, groupsOf, inProd, leadsTo, only, tiersOf } from "../values/row";
import { domainOf, type Rows } from "./system";

const api = ({ one }: SystemStacks) => one("aws_apigatewayv2_api");
const stage = ({ one }: SystemStacks) => one("aws_apigatewayv2_stage");
const LINK = "aws_apigatewayv2_vpc_link.vpc-link_";
const LISTENER = "aws_lb_listenerload-balancer_http_";

/** How the world reaches the first version's backend. */
export const httpApi: Rows = (system) => [
  { value: "the API is an HTTP API", read: (stacks) => arg(api(stacks), "protocol_type"), is: "HTTP" },
  {
    value: "it is api.<domain>, over TLS 1.2, and has no other name",
    read: (stacks) => [
      ...args(
        stacks.one("aws_apigatewayv2_domain_name"),
        "domain_name",
        "domain_name_configuration.security_policy",
        "domain_name_configuration.endpoint_type",
      ),
      arg(api(stacks), "disable_execute_api_endpoint"),
    ],
    is: (environment: string) => [`api.${domainOf(system, environment)}`, "TLS_1_2", "REGIONAL", true],
  },
  {
    value: "that name leads to it, by A and AAAA",
    read: ({ of }, environment) =>
      of("aws_route53_record", "edge")
        .filter(({ name }) => name === `api.${domainOf(system, environment)}`)
        .map(({ type, alias }) => [type, leadsTo(arg(alias, "name"), "aws_apigatewayv2_domain_name.")]),
    is: ["A", "AAAA"].map((type) => [type, "aws_apigatewayv2_domain_name."]),
  },
  {
    value: "browsers may call it from the frontend's origin only",
    read: (stacks) => arg(api(stacks), "cors_configuration.allow_origins"),
    is: (environment: string) => [`https://${domainOf(system, environment)}`],
  },
  {
    value: "the frontend's pages may call it, and nobody else",
    read: ({ one }) => /connect-src ([^;]*);/.exec(JSON.stringify(one("aws_cloudfront_response_headers_policy")))?.[1],
    is: (environment: string) => `'self' https://api.${domainOf(system, environment)}`,
  },
  {
    value: "every method and path goes to the backend, by ANY /{proxy+} and ANY /; OPTIONS apart",
    read: ({ of }) =>
      all(of("aws_apigatewayv2_route"), "route")
        .map(({ route_key: key, target }) => [key, leadsTo(target, "routes_application_", "routes_preflight_")])
        .sort(),
    is: [
      ["ANY /", "routes_application_"],
      ["ANY /{proxy+}", "routes_application_"],
      ["OPTIONS /", "routes_preflight_"],
      ["OPTIONS /{proxy+}", "routes_preflight_"],
    ],
  },
  {
    value: "it reaches the backend by VPC link and listener, never by an address",
    read: ({ of }) =>
      all(of("aws_apigatewayv2_integration"), "integration").map((each) => [
        ...args(each, "integration_type", "connection_type", "integration_method"),
        leadsTo(each.connection_id, LINK),
        leadsTo(each.integration_uri, LISTENER),
        /https?:\/\//.test(String(each.integration_uri)),
      ]),
    is: Array(2).fill(["HTTP_PROXY", "VPC_LINK", "ANY", LINK, LISTENER, false]),
  },
  {
    value: "the link stands in both private subnets, in a group of its own",
    read: ({ one }) => [
      tiersOf(arg(one("aws_apigatewayv2_vpc_link"), "subnet_ids")),
      groupsOf(arg(one("aws_apigatewayv2_vpc_link"), "security_group_ids")),
    ],
    is: [["private", "private"], ["vpc-link"]],
  },
  {
    value: "its listener is the internal load balancer's",
    read: ({ one }) => [
      arg(one("aws_lb"), "internal"),
      leadsTo(arg(one("aws_lb_listener"), "load_balancer_arn"), "aws_lb.load-balancer_"),
    ],
    is: [true, "aws_lb.load-balancer_"],
  },
  {
    value: "requests are throttled",
    read: (stacks) => args(stage(stacks).default_route_settings, "throttling_rate_limit", "throttling_burst_limit"),
    is: inProd([200, 400], [50, 100]),
  },
  {
    value: "requests are written down, in a group of the environment, and nothing of what they carry",
    read: (stacks) => {
      const { destination_arn: to, format } = only(
        [stage(stacks).access_log_settings].flat() as Record<string, unknown>[],
        "access log",
      );
      const fields = JSON.parse(String(format)) as Record<string, string>;
      return [
        leadsTo(to, "aws_cloudwatch_log_group.api_access-logs_group_"),
        ["ip", "status", "path", "route"].filter((field) => field in fields),
      ];
    },
    is: ["aws_cloudwatch_log_group.api_access-logs_group_", ["ip", "status", "path", "route"]],
  },
  {
    value: "there is no web ACL before it: HTTP APIs take none",
    read: ({ of }) => of("aws_wafv2_web_acl_association"),
    is: [],
  },
];
