import type { PartnerSettings } from "../../systems/partner";
import { prod as account } from "../accounts/prod";

/** partner in production: a NAT gateway per zone, a standby database, everything kept and protected. */
export const prod: PartnerSettings = {
  environment: "prod",
  account,
  region: "us-east-1",
  data: "durable",
  logDays: 90,
  owner: "partner-team",
  costCenter: "partner",

  network: {
    cidr: "10.0.0.0/16",
    zones: {
      "us-east-1a": { publicCidr: "10.0.0.0/24", privateCidr: "10.0.16.0/20", natZone: "us-east-1a" },
      "us-east-1b": { publicCidr: "10.0.1.0/24", privateCidr: "10.0.32.0/20", natZone: "us-east-1b" },
    },
  },

  storage: { noncurrentVersionDays: 90, accessLogDays: 365 },

  database: {
    engineVersion: "15",
    instanceClass: "db.m7g.large",
    allocatedStorageGiB: 100,
    maxAllocatedStorageGiB: 1000,
    availability: "multi-az",
    backupRetentionDays: 35,
    backupWindow: "03:00-04:00",
    maintenanceWindow: "mon:05:00-mon:06:00",
  },

  messaging: {
    queues: {
      documents: { visibilityTimeoutSeconds: 360, retentionDays: 4, maxReceiveCount: 3 },
      notifications: { visibilityTimeoutSeconds: 180, retentionDays: 4, maxReceiveCount: 5 },
    },
  },
};
