import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { except } from "../governance/exceptions";
import type { Posture } from "../shared/posture";

/** With a pinned minor version, an automatic upgrade would make the next plan a downgrade. */
export const upgradesByItself = (engineVersion: string) => !engineVersion.includes(".");

/** Seconds between two samples of the operating system's figures (RDS.6). */
const MONITORING_SECONDS = 60;
/** Days of Performance Insights that cost nothing. */
const FREE_INSIGHTS_DAYS = 7;

/** How every database is watched from inside: by Performance Insights and by its operating system's figures. */
export function watchedInside(keyArn: string, monitoringRoleArn: string) {
  return {
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: keyArn,
    performanceInsightsRetentionPeriod: FREE_INSIGHTS_DAYS,
    monitoringInterval: MONITORING_SECONDS,
    monitoringRoleArn,
  };
}

/** How every database, an instance or a cluster, is kept from being lost. `name` names its final snapshot. */
export function protection(data: Posture, name: string) {
  return data === "durable"
    ? {
        deletionProtection: true,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: `${name}-final`,
        deleteAutomatedBackups: false,
        // Changes that restart the database wait for the maintenance window.
        applyImmediately: false,
      }
    : { deletionProtection: false, skipFinalSnapshot: true, deleteAutomatedBackups: true, applyImmediately: true };
}

/** What an instance does not keep, whether it is read from or written to. */
export function careExceptions(instance: DbInstance, engineVersion: string, isProtected: boolean): void {
  const port = "clients, proxies and the document expect 5432; security groups decide who reaches it";
  except(instance, "databaseAvoidsDefaultPort", port);
  if (!isProtected) except(instance, "databaseIsProtected", "disposable data goes with its stack");
  if (!upgradesByItself(engineVersion)) {
    except(
      instance,
      "databaseUpgradesItself",
      "its minor version is pinned: an upgrade by itself would make the next plan a downgrade",
    );
  }
}

/** What every PostgreSQL server here is told, by its parameter group. */
export const serverParameters = [
  // Refuses connections without TLS. Not in every version the default; written down so that nobody can turn it off unseen.
  // RDS keeps a value that is the default already as `pending-reboot`; asked for otherwise, every plan wants it changed.
  { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
  // Who connected and when, for the audit.
  { name: "log_connections", value: "1" },
  { name: "log_disconnections", value: "1" },
];
