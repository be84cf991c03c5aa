import { isOn, listed } from "../../modules/governance/rule";
import type { Estate, Placed } from "../docs/estate";
import { facts, type Kinds } from "./kind";

/** Where requests come in. */
export const ENTRY_KINDS: Kinds = {
  aws_cloudfront_distribution: {
    word: "CloudFront",
    panel: "traffic",
    box: "entry",
    name: ({ values }) => listed(values.aliases).join(", "),
    detail: ({ values }) => facts(values.web_acl_id !== undefined && "web ACL"),
  },
  aws_api_gateway_rest_api: {
    word: "API Gateway, REST",
    panel: "traffic",
    box: "entry",
    name: domainOf,
    detail: guarded,
  },
  aws_apigatewayv2_api: {
    word: ({ values }) => `API Gateway, ${values.protocol_type === "HTTP" ? "HTTP API" : "WebSocket"}`,
    panel: "traffic",
    box: "entry",
    name: domainOf,
  },
  aws_apigatewayv2_vpc_link: { word: "VPC link", panel: "traffic" },
  aws_lb: {
    word: "Load balancer",
    panel: "traffic",
    detail: (each, estate) =>
      facts(
        isOn(each.values.internal) ? "internal" : "internet-facing",
        each.values.ip_address_type === "dualstack" && "IPv4 and IPv6",
        guarded(each, estate),
      ),
  },
  aws_nat_gateway: { word: "NAT gateway", panel: "traffic" },
  aws_vpc_endpoint: {
    word: ({ values }) => (values.vpc_endpoint_type === "Interface" ? "PrivateLink endpoint" : "Gateway endpoint"),
    panel: "traffic",
    name: ({ values }) => String(values.service_name).replace(/^com\.amazonaws\.[\w-]+\./, ""),
  },
};

/** The name that people call an API by, where it has one. */
function domainOf(api: Placed, estate: Estate): string {
  const mapping = estate.of("aws_apigatewayv2_api_mapping").find((each) => estate.leads(each, "api_id").includes(api));
  const [domain] = mapping ? estate.leads(mapping, "domain_name") : [];
  return String(domain ? domain.values.domain_name : api.values.name);
}

/** Says so where a web ACL is associated with a resource, or with a stage of it. */
export function guarded(each: Placed, estate: Estate): string {
  const targets = estate.of("aws_wafv2_web_acl_association").flatMap((acl) => estate.leads(acl, "resource_arn"));
  const isGuarded = targets.some((target) => target === each || estate.leads(target, "rest_api_id").includes(each));
  return facts(isGuarded && "web ACL");
}
