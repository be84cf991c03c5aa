import type { SystemStacks, Values } from "../../support/system-stacks";
import { arg, args, by, groupsOf, leadsTo, only, type Row, tiersOf } from "../values/row";

export const domainOf = by("dev.therpiproject.com", "staging.therpiproject.com", "therpiproject.com");
const NAT_GATEWAYS = ["nat_us-east-1a_address", "nat_us-east-1b_address"];
const domain = (environment: string) => String(domainOf(environment));

const zoneOf = (layer: string) => (stacks: SystemStacks) =>
  only(Object.values<Values>(stacks.file(layer).data.aws_route53_zone), "zone").name;
/** The names that people look up: those that prove a certificate apart. */
const records = ({ of }: SystemStacks, layer: string) =>
  of("aws_route53_record", layer).filter((each) => !("allow_overwrite" in each));
const balancer = ({ one }: SystemStacks) => one("aws_lb");
const listener = ({ the }: SystemStacks, port: number) => the("aws_lb_listener", { port });
const group = ({ the }: SystemStacks, environment: string, service: string) =>
  the("aws_lb_target_group", { name: `portfolio-${environment}-${service}` });
const service = (reference: unknown) =>
  leadsTo(reference, "load-balancer_frontend_group", "load-balancer_backend_group").split("_")[1];

export const site: Row[] = [
  {
    value: "the site's rate limit spares its own NAT gateways, one in each zone, and nobody else",
    read: ({ of }) =>
      of("aws_wafv2_ip_set").map(({ addresses }) => (addresses as string[]).map((address) => leadsTo(address, ...NAT_GATEWAYS))),
    is: by([], [NAT_GATEWAYS], [NAT_GATEWAYS]),
  },
  { value: "the zone of the site is the environment's own", read: zoneOf("services"), is: domainOf },
  { value: "the zone of the static files is the same", read: zoneOf("edge"), is: domainOf },
  {
    value: "the site has an A and an AAAA record to the load balancer, and a CNAME for www",
    read: (stacks) =>
      records(stacks, "services").map(({ name, type, alias, records: to }) => [
        name,
        type,
        alias ? leadsTo(arg(alias, "name"), "aws_lb.load-balancer") : only(to as string[], "target"),
      ]),
    is: (environment: string) => [
      [domain(environment), "A", "aws_lb.load-balancer"],
      [domain(environment), "AAAA", "aws_lb.load-balancer"],
      [`www.${domain(environment)}`, "CNAME", domain(environment)],
    ],
  },
  {
    value: "every record is in that zone",
    read: ({ of }) => [...new Set(of("aws_route53_record").map(({ zone_id: id }) => leadsTo(id, "data.aws_route53_zone.zone_")))],
    is: ["data.aws_route53_zone.zone_"],
  },
  {
    value: "the certificate is for the apex and its wildcard, proven by DNS",
    read: ({ one }) =>
      args(one("aws_acm_certificate", "services"), "domain_name", "subject_alternative_names", "validation_method"),
    is: (environment: string) => [domain(environment), [`*.${domain(environment)}`], "DNS"],
  },
  {
    value: "443 waits until the certificate is proven",
    read: (stacks) => leadsTo(arg(listener(stacks, 443), "certificate_arn"), "aws_acm_certificate_validation"),
    is: "aws_acm_certificate_validation",
  },
  {
    value: "443 speaks TLS 1.3, and 1.2 with forward secrecy",
    read: (stacks) => args(listener(stacks, 443), "protocol", "ssl_policy"),
    is: ["HTTPS", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"],
  },
  {
    value: "the load balancer is an application's and internet-facing, for IPv4 and IPv6",
    read: (stacks) => args(balancer(stacks), "load_balancer_type", "internal", "ip_address_type"),
    is: ["application", false, "dualstack"],
  },
  {
    value: "the load balancer stands in both public subnets, in the group alb",
    read: (stacks) => [tiersOf(arg(balancer(stacks), "subnets")), groupsOf(arg(balancer(stacks), "security_groups"))],
    is: [["public", "public"], ["alb"]],
  },
  {
    value: "80 redirects to 443",
    read: (stacks) => args(listener(stacks, 80), "protocol", "default_action.type", "default_action.redirect"),
    is: ["HTTP", "redirect", { port: "443", protocol: "HTTPS", status_code: "HTTP_301" }],
  },
  { value: "there is no third listener", read: ({ of }) => of("aws_lb_listener").map(({ port }) => port), is: [80, 443] },
  {
    value: "443 sends /api/* to the backend, by the only rule",
    read: ({ one }) => {
      const rule = one("aws_lb_listener_rule");
      return [
        arg(rule, "condition.path_pattern.values"),
        arg(rule, "action.type"),
        service(arg(rule, "action.target_group_arn")),
      ];
    },
    is: [["/api/*"], "forward", "backend"],
  },
  {
    value: "443 sends everything else to the frontend",
    read: (stacks) => {
      const { default_action: action } = listener(stacks, 443);
      return [arg(action, "type"), service(arg(action, "target_group_arn"))];
    },
    is: ["forward", "frontend"],
  },
  {
    value: "frontend tasks are asked for GET / on 3000, answered with 200",
    read: (stacks, environment) =>
      args(
        group(stacks, environment, "frontend-3000"),
        "port",
        "protocol",
        "target_type",
        "health_check.path",
        "health_check.matcher",
      ),
    is: [3000, "HTTP", "ip", "/", "200"],
  },
  {
    value: "backend tasks are asked for GET /api/v1/health on 8000, answered with 200",
    read: (stacks, environment) =>
      args(
        group(stacks, environment, "backend-8000"),
        "port",
        "protocol",
        "target_type",
        "health_check.path",
        "health_check.matcher",
      ),
    is: [8000, "HTTP", "ip", "/api/v1/health", "200"],
  },
  {
    value: "the load balancer writes down requests, and drops what is no header",
    read: (stacks) => args(balancer(stacks), "access_logs.enabled", "drop_invalid_header_fields", "desync_mitigation_mode"),
    is: [true, true, "defensive"],
  },
];
