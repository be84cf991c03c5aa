import type { Price } from "./price";

const VIRGINIA = ["us-east-1"];
const SYDNEY = ["ap-southeast-2"];
const INSTANCES = "PostgreSQL: instances, standbys, replicas";
const DISKS = "PostgreSQL: disks";
const REDIS = "Redis nodes";
const AURORA = "Aurora";

/** In one zone: a standby costs the same again, and its disk too. */
export const databases: readonly Price[] = [
  { service: INSTANCES, what: "db.t4g.micro", per: "hour", dollars: 0.016, regions: VIRGINIA, from: "infratally" },
  { service: INSTANCES, what: "db.t4g.small", per: "hour", dollars: 0.032, regions: VIRGINIA, from: "infratally" },
  { service: INSTANCES, what: "db.t4g.medium", per: "hour", dollars: 0.065, regions: VIRGINIA, from: "infratally" },
  { service: INSTANCES, what: "db.m7g.large", per: "hour", dollars: 0.168, regions: VIRGINIA, from: "terraform-provider-aws" },
  { service: INSTANCES, what: "db.t3.micro", per: "hour", dollars: 0.028, regions: SYDNEY, from: "memory" },
  { service: INSTANCES, what: "db.t3.small", per: "hour", dollars: 0.056, regions: SYDNEY, from: "memory" },
  { service: INSTANCES, what: "db.t3.medium", per: "hour", dollars: 0.112, regions: SYDNEY, from: "memory" },
  { service: DISKS, what: "GiB of a gp3 disk of RDS", per: "month", dollars: 0.115, regions: VIRGINIA, from: "infracost" },
  { service: DISKS, what: "GiB of a gp3 disk of RDS", per: "month", dollars: 0.138, regions: SYDNEY, from: "memory" },
  {
    service: "RDS Proxy",
    what: "vCPU of a proxied database",
    per: "hour",
    dollars: 0.015,
    regions: VIRGINIA,
    from: "price-list-quote",
  },
  { service: AURORA, what: "Aurora capacity unit", per: "hour", dollars: 0.12, regions: VIRGINIA, from: "memory" },
  { service: REDIS, what: "cache.t4g.micro", per: "hour", dollars: 0.016, regions: VIRGINIA, from: "others-lists" },
  { service: REDIS, what: "cache.t4g.small", per: "hour", dollars: 0.032, regions: VIRGINIA, from: "others-lists" },
];
