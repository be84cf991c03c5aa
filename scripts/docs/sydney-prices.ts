/**
 * US dollars in ap-southeast-2, on demand, November 2026, where they are others than in `prices.ts`; what that file says of
 * addresses, web ACLs, keys, secrets, alarms and dashboards holds in every region. AWS's pricing pages name all of them.
 * Checked against others' lists were the instances; from memory are disks, databases, endpoints, load balancer, detailed
 * monitoring and the private zone.
 */
export const SYDNEY = {
  /** Linux. */
  instanceHour: { "t3.micro": 0.0132, "t3.small": 0.0264 },
  /** Seven metrics of an instance at $0.30. */
  detailedMonitoringMonth: 2.1,
  /** gp3. */
  diskGibMonth: 0.096,
  /** PostgreSQL in one zone; a standby costs the same again, its disk too. */
  databaseHour: { "db.t3.micro": 0.028, "db.t3.small": 0.056, "db.t3.medium": 0.112 },
  /** gp3. */
  databaseGibMonth: 0.138,
  /** Of an interface endpoint in one zone, by the region that it stands in. */
  endpointHour: { "ap-southeast-2": 0.013, "ap-northeast-1": 0.014 },
  loadBalancerHour: 0.0252,
  privateZoneMonth: 0.5,
} as const;
