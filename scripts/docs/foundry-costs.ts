import { databaseDisks, databaseInstances, keepsAndWatches, webAcls } from "./common-costs";
import { type CostSheet, type Environment, sum } from "./cost-item";
import { MONTH_HOURS, PRICES } from "./prices";

/** Foundry in us-east-1, on App Runner: the document has no figures, so what ours are based on stands beside them. */
export const foundryCosts: CostSheet = {
  document: "basis",
  items: [
    {
      name: "NAT gateways",
      document: `$${PRICES.natGatewayHour} an hour each`,
      monthly: (of) => MONTH_HOURS * PRICES.natGatewayHour * of("aws_nat_gateway").length,
    },
    {
      name: "their public IPv4 addresses",
      document: `$${PRICES.publicIpv4Hour} an hour each`,
      monthly: (of) => MONTH_HOURS * PRICES.publicIpv4Hour * of("aws_eip").length,
    },
    {
      name: "interface endpoints, ai's entry among them",
      document: `$${PRICES.endpointHour} an hour and zone`,
      monthly: (of) => MONTH_HOURS * PRICES.endpointHour * zonesOfEndpoints(of),
    },
    {
      name: "App Runner: memory of the instances that always stand by",
      document: `$${PRICES.runnerGibHour} a GiB an hour`,
      monthly: (of) => MONTH_HOURS * PRICES.runnerGibHour * sum(runners(of).map(({ count, gib }) => count * gib)),
    },
    {
      name: "App Runner: deployments by itself",
      document: `$${PRICES.runnerDeploysMonth} a service`,
      monthly: (of) => PRICES.runnerDeploysMonth * runners(of).length,
    },
    {
      name: "PostgreSQL: instance and standby",
      document: "by size",
      monthly: (of) => databaseInstances(of, PRICES),
    },
    {
      name: "PostgreSQL: disks",
      document: `$${PRICES.databaseGibMonth} a GiB`,
      monthly: (of) => databaseDisks(of, PRICES),
    },
    {
      name: "web ACLs of CloudFront and of the origins",
      document: `$${PRICES.webAclMonth} each, $${PRICES.webAclRuleMonth} a rule`,
      monthly: webAcls,
    },
    {
      name: "keys, secrets, alarms, dashboard",
      document: `$${PRICES.keyMonth}, $${PRICES.secretMonth.toFixed(2)}, $${PRICES.alarmMonth.toFixed(2)}, $${PRICES.dashboardMonth} each`,
      monthly: keepsAndWatches,
    },
  ],
};

/** Every interface endpoint has a network interface in each of its subnets. */
function zonesOfEndpoints(of: Environment): number {
  const ours = of("aws_vpc_endpoint").filter(({ vpc_endpoint_type: type }) => type === "Interface");
  return sum(ours.map(({ subnet_ids: subnets }) => (subnets as unknown[]).length));
}

/** The fewest instances of each service, by the scaling configuration that it names. */
function runners(of: Environment): { count: number; gib: number }[] {
  const scalings = of("aws_apprunner_auto_scaling_configuration_version");
  return of("aws_apprunner_service").map(({ auto_scaling_configuration_arn: named, instance_configuration: instance }) => ({
    count: Number(scalings.find(({ address }) => String(named).includes(`.${address}.`))?.min_size),
    gib: Number((instance as { memory: string }).memory) / 1_024,
  }));
}
