import { databaseDisks, databaseInstances, keepsAndWatches, webAcls } from "./common-costs";
import { type CostSheet, type Environment, sum } from "./cost-item";
import { MONTH_HOURS, PRICES, priceOf } from "./prices";

/** An estimate: as many of the cluster, of each service, of each family and of each task. */
const INSIGHTS_METRICS = 25;

/** A system of containers in us-east-1. */
export const portfolioCosts: CostSheet = {
  document: "document, dev",
  items: [
    {
      name: `NAT gateways, $${PRICES.natGatewayHour} an hour each`,
      document: "65",
      monthly: (of) => MONTH_HOURS * PRICES.natGatewayHour * of("aws_nat_gateway").length,
    },
    {
      name: `public IPv4 addresses of NAT gateways and load balancer, $${PRICES.publicIpv4Hour} an hour each`,
      document: "–",
      monthly: (of) => {
        const ofBalancers = sum(of("aws_lb").map(({ subnets }) => (subnets as unknown[]).length));
        return MONTH_HOURS * PRICES.publicIpv4Hour * (of("aws_eip").length + ofBalancers);
      },
    },
    {
      name: `load balancer, $${PRICES.loadBalancerHour} an hour`,
      document: "16",
      monthly: (of) => MONTH_HOURS * PRICES.loadBalancerHour * of("aws_lb").length,
    },
    {
      name: `tasks that always run, $${PRICES.vcpuHour} a vCPU and $${PRICES.gibHour} a GiB an hour`,
      document: "10–20",
      monthly: (of) =>
        MONTH_HOURS * sum(tasks(of).map(({ count, vcpu, gib }) => count * (vcpu * PRICES.vcpuHour + gib * PRICES.gibHour))),
    },
    {
      name: "PostgreSQL: instance, standby, replicas and their disks",
      document: "12",
      monthly: (of) => databaseInstances(of, PRICES) + databaseDisks(of, PRICES),
    },
    {
      name: "Redis: its nodes",
      document: "12",
      monthly: (of) =>
        sum(
          of("aws_elasticache_replication_group").map(
            ({ node_type: size, num_cache_clusters: nodes }) =>
              MONTH_HOURS * Number(nodes) * priceOf(PRICES.cacheNodeHour, String(size)),
          ),
        ),
    },
    {
      name: `web ACLs, $${PRICES.webAclMonth} each and $${PRICES.webAclRuleMonth} a rule`,
      document: "–",
      monthly: webAcls,
    },
    { name: "keys $1, secrets $0.40 and alarms $0.10 each, dashboard $3", document: "–", monthly: keepsAndWatches },
    {
      name: `Container Insights, $${PRICES.insightsMetricMonth} a metric (an estimate)`,
      document: "–",
      monthly: (of) => {
        const running = tasks(of);
        const measured = 1 + 2 * running.length + sum(running.map(({ count }) => count));
        return PRICES.insightsMetricMonth * INSIGHTS_METRICS * measured;
      },
    },
  ],
};

/** The fewest tasks of each service, by the family that it starts with. */
function tasks(of: Environment): { count: number; vcpu: number; gib: number }[] {
  const services = of("aws_ecs_service");
  return of("aws_ecs_task_definition").map(({ family, cpu, memory }) => ({
    count: Number(services.find(({ name }) => name === family)?.desired_count),
    vcpu: Number(cpu) / 1_024,
    gib: Number(memory) / 1_024,
  }));
}
