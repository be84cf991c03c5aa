import { databaseDisks, databaseInstances, keepsAndWatches, webAcls } from "./common-costs";
import { type CostSheet, type Environment, type Resource, sum } from "./cost-item";
import { MONTH_HOURS, PRICES, priceOf } from "./prices";
import { SYDNEY } from "./sydney-prices";

const { endpointHour, loadBalancerHour } = SYDNEY;

/** A student helper in ap-southeast-2: the second version's document has no figures, so both stand beside the first one's. */
export const studentHelperCosts: CostSheet = {
  document: "v1's document, dev / prod",
  items: [
    {
      name: "instances that always run",
      document: "8 / 15",
      monthly: (of) => sum(backends(of).map(({ count, type }) => count * MONTH_HOURS * priceOf(SYDNEY.instanceHour, type))),
    },
    {
      name: `their disks, $${SYDNEY.diskGibMonth} a GiB, and detailed monitoring, $${SYDNEY.detailedMonitoringMonth.toFixed(2)} each`,
      document: "–",
      monthly: (of) =>
        sum(backends(of).map(({ count, gib }) => count * (gib * SYDNEY.diskGibMonth + SYDNEY.detailedMonitoringMonth))),
    },
    { name: "PostgreSQL: instance and standby", document: "15 / 50", monthly: (of) => databaseInstances(of, SYDNEY) },
    {
      name: `PostgreSQL: disks, $${SYDNEY.databaseGibMonth} a GiB`,
      document: "2 / 6",
      monthly: (of) => databaseDisks(of, SYDNEY),
    },
    {
      name: `interface endpoints, $${endpointHour["ap-southeast-2"]} an hour and zone`,
      document: "30 / 30",
      monthly: (of) => endpoints(of, "ap-southeast-2"),
    },
    {
      name: `the endpoint in Tokyo, $${endpointHour["ap-northeast-1"]} an hour and zone`,
      document: "–",
      monthly: (of) => endpoints(of, "ap-northeast-1"),
    },
    {
      name: `load balancer, $${loadBalancerHour} an hour`,
      document: "–",
      monthly: (of) => MONTH_HOURS * loadBalancerHour * of("aws_lb").length,
    },
    {
      name: `public IPv4 addresses of the load balancer, $${PRICES.publicIpv4Hour} an hour each`,
      document: "–",
      monthly: (of) => MONTH_HOURS * PRICES.publicIpv4Hour * sum(of("aws_lb").map(publicAddresses)),
    },
    {
      name: `web ACL, $${PRICES.webAclMonth} and $${PRICES.webAclRuleMonth} a rule`,
      document: "–",
      monthly: webAcls,
    },
    {
      name: "keys $1, secrets $0.40 and alarms $0.10 each, dashboard $3, private zone $0.50",
      document: "–",
      monthly: (of) => keepsAndWatches(of) + SYDNEY.privateZoneMonth * of("aws_route53_zone").length,
    },
    { name: "files, requests and traffic: not worked out", document: "8 / 40", monthly: () => 0 },
  ],
};

/** The fewest instances of each group, and what each of them is, by the launch template that the group names. */
function backends(of: Environment): { count: number; type: string; gib: number }[] {
  const templates = of("aws_launch_template");
  return of("aws_autoscaling_group").map(({ min_size: count, launch_template: named }) => {
    const template = templates.find(({ address }) => JSON.stringify(named).includes(`.${address}.id`));
    const disks = (template?.block_device_mappings ?? []) as { ebs: { volume_size: number } }[];
    return {
      count: Number(count),
      type: String(template?.instance_type),
      gib: sum(disks.map(({ ebs }) => ebs.volume_size)),
    };
  });
}

/** Interface endpoints of a region, each in as many zones as it has subnets. */
function endpoints(of: Environment, region: keyof typeof endpointHour): number {
  const here = of("aws_vpc_endpoint").filter(
    ({ vpc_endpoint_type: type, service_name: service }) => type === "Interface" && String(service).includes(`.${region}.`),
  );
  return MONTH_HOURS * endpointHour[region] * sum(here.map(({ subnet_ids: subnets }) => (subnets as unknown[]).length));
}

const publicAddresses = ({ internal, subnets }: Resource) => (internal ? 0 : (subnets as unknown[]).length);
