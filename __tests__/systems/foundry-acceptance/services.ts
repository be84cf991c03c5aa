import { valuesAt } from "../../../scripts/docs/estate";
import { admitted, allowedOut } from "../../support/reach";
import type { Values } from "../../support/system-stacks";
import { whoReaches } from "../../support/who-reaches";
import { servedBy } from "./served-by";
import { groupsAt, only, placesOf, pointsOf, referredBy, type Site, serviceOf, variablesOf } from "./site";

const APP_SUBNETS = ["app_us-east-1a", "app_us-east-1b"];
const distributionOf = ({ estate }: Site) => only(estate.of("aws_cloudfront_distribution"), "distribution");

/** Where the provider of an edge resource works. */
function regionOf({ stacks }: Site, { provider = "aws" }: Values) {
  const providers = stacks.file("edge").provider.aws as Values[];
  return providers.find(({ alias }) => (alias ? `aws.${alias}` : "aws") === provider)?.region;
}

export const served = pointsOf("CloudFront serves `web` and proxies `api` under custom domain + TLS.", {
  "the domain is the distribution's, and leads there by A and AAAA": (site) => {
    const distribution = distributionOf(site);
    expect(distribution.values.aliases).toEqual([site.domain]);
    const leading = site.estate
      .of("aws_route53_record")
      .filter((each) => site.estate.leads(each, "alias.name").includes(distribution));
    expect(leading.map(({ values }) => [values.name, values.type])).toEqual([
      [site.domain, "A"],
      [site.domain, "AAAA"],
    ]);
  },
  "its certificate is for the domain, in us-east-1, and validated before it is used": (site) => {
    const { estate } = site;
    const distribution = distributionOf(site);
    const validation = only(estate.leads(distribution, "viewer_certificate.acm_certificate_arn"), "certificate");
    expect(validation.type).toBe("aws_acm_certificate_validation");
    const certificate = only(estate.leads(validation, "certificate_arn"), "validated certificate");
    expect(certificate.values).toMatchObject({ domain_name: site.domain, validation_method: "DNS" });
    expect(regionOf(site, certificate.values)).toBe("us-east-1");
    expect(distribution.values.viewer_certificate).toMatchObject({ minimum_protocol_version: "TLSv1.2_2021" });
  },
  "/graphql and /api/* are answered by api, all else by web": (site) => {
    const paths = ["/", "/index.html", "/deep/link", "/assets/app.js", "/graphql", "/api/health", "/api/v1/users", "/apis"];
    expect(paths.map((path) => [path, servedBy(site, path)])).toEqual(
      paths.map((path) => [path, path === "/graphql" || path.startsWith("/api/") ? "api" : "web"]),
    );
  },
  "nothing is answered in clear, and both services are asked by HTTPS": (site) => {
    const { default_cache_behavior: first, ordered_cache_behavior: more, origin } = distributionOf(site).values;
    const policies = [first as Values, ...(more as Values[])].map(({ viewer_protocol_policy: policy }) => policy);
    expect(new Set(policies)).toEqual(new Set(["redirect-to-https", "https-only"]));
    const servers = (origin as Values[]).filter(({ custom_origin_config: config }) => config);
    expect(servers.map((each) => [each.origin_id, (each.custom_origin_config as Values).origin_protocol_policy])).toEqual([
      ["web", "https-only"],
      ["api", "https-only"],
    ]);
  },
});

export const reaching = pointsOf("`api` reaches RDS/S3/AI via **VPC Connector**; `ai` is not publicly reachable.", {
  "api comes out in the app subnets of both zones, in the group api": (site) => {
    const service = serviceOf(site, "api");
    if (site.runtime === "fargate") {
      expect(placesOf(site, service, "network_configuration.subnets")).toEqual(APP_SUBNETS);
      expect(groupsAt(site, service, "network_configuration.security_groups")).toEqual(["api"]);
      return;
    }
    expect(valuesAt(service, "network_configuration.egress_configuration.egress_type")).toEqual(["VPC"]);
    const [connector] = site.estate.leads(service, "network_configuration.egress_configuration.vpc_connector_arn");
    expect(placesOf(site, connector, "subnets")).toEqual(APP_SUBNETS);
    expect(groupsAt(site, connector, "security_groups")).toEqual(["api"]);
  },
  "both sides let api through to the database, which is the host that it is told": (site) => {
    for (const table of [admitted(site.stacks), allowedOut(site.stacks)]) expect(table).toContainEqual(["api", "rds", 5432]);
    const { DATABASE_HOST, DATABASE_PORT } = variablesOf(site, "api");
    expect(referredBy(site, serviceOf(site, "api"), DATABASE_HOST).map(({ type }) => type)).toEqual(["aws_db_instance"]);
    expect(DATABASE_PORT).toBe("5432");
  },
  "both sides let api through to the door of ai, whose name is the address that it is told": (site) => {
    for (const table of [admitted(site.stacks), allowedOut(site.stacks)]) expect(table).toContainEqual(["api", "ai-door", 443]);
    const { AI_URL } = variablesOf(site, "api");
    expect(AI_URL).toMatch(/^https:\/\//);
    if (site.runtime === "fargate") {
      const records = site.estate.of("aws_route53_record").filter(({ values }) => `https://${values.name}` === AI_URL);
      const [balancer] = records.flatMap((each) => site.estate.leads(each, "alias.name"));
      expect(groupsAt(site, balancer, "security_groups")).toEqual(["ai-door"]);
      return;
    }
    const [connection] = referredBy(site, serviceOf(site, "api"), AI_URL);
    expect(connection.type).toBe("aws_apprunner_vpc_ingress_connection");
    expect(site.estate.leads(connection, "service_arn")).toEqual([serviceOf(site, "ai")]);
  },
  "ai has no public address, and stands behind a door of the VPC": (site) => {
    const service = serviceOf(site, "ai");
    if (site.runtime === "fargate") {
      expect(valuesAt(service, "network_configuration.assign_public_ip")).toEqual([false]);
      const internal = site.estate.of("aws_lb").filter(({ values }) => values.internal === true);
      expect(internal.map((each) => groupsAt(site, each, "security_groups"))).toEqual([["ai-door"]]);
      return;
    }
    expect(valuesAt(service, "network_configuration.ingress_configuration.is_publicly_accessible")).toEqual([false]);
    const connection = only(site.estate.of("aws_apprunner_vpc_ingress_connection"), "ingress connection");
    const [endpoint] = site.estate.leads(connection, "ingress_vpc_configuration.vpc_endpoint_id");
    expect(endpoint.values).toMatchObject({
      service_name: "com.amazonaws.us-east-1.apprunner.requests",
      vpc_endpoint_type: "Interface",
    });
    expect(groupsAt(site, endpoint, "security_group_ids")).toEqual(["ai-door"]);
  },
  "whoever else asks ai does not reach it": ({ estate }) => {
    expect(whoReaches(estate, "ai")).toEqual(["api"]);
  },
});
