import { BackupPlan as BackupPlanResource } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { Construct } from "constructs";
import type { ServiceRole } from "../security/service-role";
import { check, nameProblem } from "../shared/check";
import type { BackupVault } from "./backup-vault";

/** Longest name of a plan and of a selection. Source: AWS Backup API reference. */
const MAX_PLAN_NAME = 50;
/** Minutes a job may wait for its turn: the fewest AWS takes. */
const START_MINUTES = 60;
/** Minutes in which it must end. A first backup of a bucket copies every object. */
const COMPLETION_MINUTES = 24 * 60;

/** Every seventh day of a month from its first, which has a rule of its own; and all other days. */
const WEEKLY_DAYS = "8,15,22,29";
const OTHER_DAYS = "2-7,9-14,16-21,23-28,30-31";

export interface BackupPlanProps {
  readonly name: string;
  /** Takes the backups; stands in the region of what is backed up. */
  readonly vault: BackupVault;
  /** Takes a copy of each, in another region. */
  readonly copies: BackupVault;
  readonly role: ServiceRole;
  /** ARNs, one by one: nothing is backed up, or left out, by a tag that somebody sets. */
  readonly resources: readonly string[];
  readonly schedule: {
    /** `hh:mm`, UTC. */
    readonly at: string;
    readonly dailyRetentionDays: number;
    /** Of the backups taken on the 8th, 15th, 22nd and 29th, where these are kept longer than the others. */
    readonly weeklyRetentionDays?: number;
    /** Of the backup taken on the first of the month. */
    readonly monthlyRetentionDays: number;
  };
}

/**
 * A backup a day, the month's first one kept longer, each copied to another region. Snapshots only: continuous backups
 * would take an instance's own backup window and retention away from its settings, and cannot be copied anyway.
 */
export class BackupPlan extends Construct {
  readonly resource: BackupPlanResource;

  constructor(scope: Construct, id: string, { name, vault, copies, role, resources, schedule }: BackupPlanProps) {
    super(scope, id);
    const { at, dailyRetentionDays, weeklyRetentionDays, monthlyRetentionDays } = schedule;
    const weekly = weeklyRetentionDays === undefined ? [] : [weeklyRetentionDays];
    const retention = [dailyRetentionDays, ...weekly, monthlyRetentionDays];
    check(this, [
      nameProblem("name", name, MAX_PLAN_NAME),
      resources.length === 0 && "resources must name one ARN or more, got none",
      ...[vault, copies].map(({ lock: { leastDays, mostDays } }) => {
        const outside = retention.filter((days) => days < leastDays || days > mostDays);
        return (
          outside.length > 0 && `retention must lie within the vault's lock, ${leastDays} to ${mostDays} days, got ${outside}`
        );
      }),
    ]);
    const rule = (ruleName: string, daysOfMonth: string, days: number) => ({
      ruleName,
      targetVaultName: vault.vaultName,
      schedule: `cron(${cronTime(at)} ${daysOfMonth} * ? *)`,
      startWindow: START_MINUTES,
      completionWindow: COMPLETION_MINUTES,
      lifecycle: { deleteAfter: days },
      copyAction: [{ destinationVaultArn: copies.arn, lifecycle: { deleteAfter: days } }],
    });
    this.resource = new BackupPlanResource(this, "plan", {
      name,
      // One rule for each day: two of them at a time would ask for the same backup twice.
      rule: [
        rule("daily", weekly.length > 0 ? OTHER_DAYS : "2-31", dailyRetentionDays),
        ...weekly.map((days) => rule("weekly", WEEKLY_DAYS, days)),
        rule("monthly", "1", monthlyRetentionDays),
      ],
    });
    new BackupSelection(this, "selection", {
      name,
      planId: this.resource.id,
      iamRoleArn: role.arn,
      resources: [...resources],
      dependsOn: [role.policy],
    });
  }
}

/** `03:05` as the first two fields of AWS's cron: minute and hour. */
const cronTime = (time: string) => time.split(":").reverse().map(Number).join(" ");
