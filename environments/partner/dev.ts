import type { PartnerSettings } from "../../systems/partner";
import { nonprod } from "../accounts/nonprod";

/** partner for developers: smallest sizes, one NAT gateway, data that goes with its stack. */
export const dev: PartnerSettings = {
  environment: "dev",
  account: nonprod,
  region: "us-east-1",
  data: "disposable",
  logDays: 30,
  owner: "partner-team",
  costCenter: "partner",

  network: {
    cidr: "10.0.0.0/16",
    zones: {
      "us-east-1a": { publicCidr: "10.0.0.0/24", privateCidr: "10.0.16.0/20", natZone: "us-east-1a" },
      "us-east-1b": { publicCidr: "10.0.1.0/24", privateCidr: "10.0.32.0/20", natZone: "us-east-1a" },
    },
  },

  storage: { noncurrentVersionDays: 30, accessLogDays: 90 },

  database: {
    engineVersion: "15",
    instanceClass: "db.t4g.micro",
    allocatedStorageGiB: 20,
    maxAllocatedStorageGiB: 50,
    availability: "single-az",
    backupRetentionDays: 7,
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
