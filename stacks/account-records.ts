import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Account } from "../environments/account";
import { InvocationLog } from "../modules/ai/invocation-log";
import { ConfigurationRecorder } from "../modules/governance/configuration-recorder";
import { AuditTrail } from "../modules/security/audit-trail";
import { EncryptionKey } from "../modules/security/encryption-key";
import { AccessLogBucket } from "../modules/storage/access-log-bucket";

const ACCESS_LOG_DAYS = 365;

export interface AccountRecordsProps {
  /** Begins every name in it. */
  readonly name: string;
  readonly account: Account;
  readonly region: string;
}

/**
 * What one region of an account writes down of itself: calls, configurations, model invocations. All of it is encrypted
 * with one key of the region, which exists only where something is written.
 */
export class AccountRecords extends Construct {
  /** Who judges by the recorded configurations waits for these. */
  readonly recording: ITerraformDependable[] = [];

  constructor(scope: Construct, id: string, { name, account, region }: AccountRecordsProps) {
    super(scope, id);
    const { id: accountId, guards, logDays, regions } = account;
    const isFirst = region === regions[0];
    const keepsTrail = guards.cloudTrail === "create" && isFirst;
    const keepsConfigurations = guards.config === "create";
    const keepsInvocations = guards.bedrockLogging === "create";
    if (!keepsTrail && !keepsConfigurations && !keepsInvocations) return;

    const { arn: keyArn } = new EncryptionKey(this, "key", {
      name,
      description: "Encrypts what this account writes down of itself",
      accountId,
      region,
      users: ["logs", ...(keepsTrail ? (["cloudtrail"] as const) : []), ...(keepsConfigurations ? (["config"] as const) : [])],
      data: "durable",
    });
    if (keepsInvocations) new InvocationLog(this, "bedrock", { name: `${name}-bedrock`, accountId, keyArn, logDays });
    if (!keepsTrail && !keepsConfigurations) return;

    // The number of the account makes the names unique in the world.
    const bucketName = (role: string) => `account-${region}-${role}-${accountId}`;
    const { bucketName: accessLogBucket } = new AccessLogBucket(this, "access-logs", {
      name: bucketName("access-logs"),
      accountId,
      days: ACCESS_LOG_DAYS,
      data: "durable",
    });
    const kept = { accountId, keyArn, accessLogBucket };
    if (keepsTrail) {
      new AuditTrail(this, "trail", { name: `${name}-trail`, bucketName: bucketName("trail"), region, logDays, ...kept });
    }
    if (keepsConfigurations) {
      const global = isFirst ? "here" : "elsewhere";
      const recorder = new ConfigurationRecorder(this, "config", { bucketName: bucketName("config"), global, ...kept });
      this.recording.push(recorder.running);
    }
  }
}
