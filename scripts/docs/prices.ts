/** Hours of a month, as AWS's own calculator has them. */
export const MONTH_HOURS = 730;

/**
 * US dollars in us-east-1, on demand, November 2026. AWS's pricing pages name all of them; what was at hand to check with
 * were 2026's copies of others' lists. From memory are load balancer, interface endpoints, keys, secrets, alarms, dashboard,
 * Redis nodes, disks and detailed monitoring of instances, all graphics processors but `g5.xlarge`, RDS Proxy, and what App
 * Runner takes for deploying by itself.
 */
export const PRICES = {
  natGatewayHour: 0.045,
  publicIpv4Hour: 0.005,
  loadBalancerHour: 0.0225,
  /** Fargate, Linux on x86. */
  vcpuHour: 0.04048,
  gibHour: 0.004445,
  /** PostgreSQL in one zone; a standby costs the same again, its disk too. */
  databaseHour: { "db.t4g.micro": 0.016, "db.t4g.small": 0.032, "db.t4g.medium": 0.065 },
  /** gp3. */
  databaseGibMonth: 0.115,
  /** Redis. */
  cacheNodeHour: { "cache.t4g.micro": 0.016, "cache.t4g.small": 0.032 },
  /** Of an interface endpoint in one zone. */
  endpointHour: 0.01,
  /** Of memory, always; of processors while an instance works on requests, and no other time. */
  runnerGibHour: 0.007,
  runnerVcpuHour: 0.064,
  /** Of each service that deploys images by itself. */
  runnerDeploysMonth: 1,
  /** Linux. Spot costs what it is worth at the moment. */
  gpuInstanceHour: { "g5.xlarge": 1.006, "g6.xlarge": 0.8048, "g5.2xlarge": 1.212 },
  /** gp3, of an instance. */
  diskGibMonth: 0.08,
  /** Seven metrics of an instance at $0.30. */
  detailedMonitoringMonth: 2.1,
  /** Of a processor of the database; two at least. */
  proxyVcpuHour: 0.015,
  webAclMonth: 5,
  webAclRuleMonth: 1,
  keyMonth: 1,
  secretMonth: 0.4,
  alarmMonth: 0.1,
  dashboardMonth: 3,
  insightsMetricMonth: 0.07,
} as const;

/** A price by the name of a size. */
export function priceOf(list: Readonly<Record<string, number>>, size: string): number {
  const price = list[size];
  if (price === undefined) throw new Error(`scripts/docs/prices.ts must have a price for ${size}`);
  return price;
}
