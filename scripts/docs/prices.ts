/** Hours of a month, as AWS's own calculator has them. */
export const MONTH_HOURS = 730;

/**
 * US dollars in us-east-1, on demand, November 2026. AWS's pricing pages name all of them; what was at hand to check with
 * were 2026's copies of others' lists. From memory are load balancer, keys, secrets, alarms, dashboard and Redis nodes.
 */
export const PRICES = {
  natGatewayHour: 0.045,
  publicIpv4Hour: 0.005,
  loadBalancerHour: 0.0225,
  /** Fargate, Linux on x86. */
  vcpuHour: 0.04048,
  gibHour: 0.004445,
  /** PostgreSQL in one zone; a standby costs the same again, its disk too. */
  databaseHour: { "db.t4g.micro": 0.016, "db.t4g.small": 0.032 },
  /** gp3. */
  databaseGibMonth: 0.115,
  /** Redis. */
  cacheNodeHour: { "cache.t4g.micro": 0.016, "cache.t4g.small": 0.032 },
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
