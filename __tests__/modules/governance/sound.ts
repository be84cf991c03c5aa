import type { TerraformStack } from "cdktf";
import { MasterPassword } from "../../../modules/database/master-password";
import { PostgresInstance, type PostgresInstanceProps } from "../../../modules/database/postgres-instance";
import { PostgresTelemetry } from "../../../modules/database/postgres-telemetry";
import { ReadReplica } from "../../../modules/database/read-replica";
import { WorkQueue } from "../../../modules/messaging/work-queue";
import { VpcSecurityGroup } from "../../../modules/networking/vpc-security-group";
import { EncryptionKey } from "../../../modules/security/encryption-key";
import { PrivateBucket } from "../../../modules/storage/private-bucket";
import { settings } from "../database/a-database";

// Constructs that break no rule, for tests that break one thing of them.

export const accountId = "111111111111";
export const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";

export function soundBucket(stack: TerraformStack, id = "documents"): PrivateBucket {
  return new PrivateBucket(stack, id, {
    name: `partner-test-${id}`,
    keyArn,
    noncurrentVersionDays: 90,
    tiering: "standard",
    accessLogBucket: "partner-test-access-logs",
    data: "durable",
  });
}

export function soundDatabase(
  stack: TerraformStack,
  password: PostgresInstanceProps["master"]["password"] = "rds",
): PostgresInstance {
  const name = "partner-test";
  return new PostgresInstance(stack, "database", {
    name,
    settings,
    databaseName: "partner",
    master: { user: "partner", password },
    network: { subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-1" },
    keyArn,
    telemetry: new PostgresTelemetry(stack, "telemetry", { instanceName: name, accountId, logDays: 30, keyArn }),
    data: "durable",
  });
}

/** A database whose password is not RDS's, with a replica. */
export function soundReplicated(stack: TerraformStack): ReadReplica {
  const password = new MasterPassword(stack, "password", { name: "partner/test/database-master", keyArn, data: "durable" });
  return soundReplica(stack, soundDatabase(stack, password));
}

export function soundReplica(stack: TerraformStack, source: PostgresInstance): ReadReplica {
  const name = "partner-test-replica-1";
  return new ReadReplica(stack, "replica-1", {
    name,
    source,
    instanceClass: "db.t4g.micro",
    securityGroupId: "sg-1",
    keyArn,
    telemetry: new PostgresTelemetry(stack, "replica-telemetry", { instanceName: name, accountId, logDays: 30, keyArn }),
    data: "durable",
  });
}

export function soundGroup(stack: TerraformStack): VpcSecurityGroup {
  return new VpcSecurityGroup(stack, "app", { name: "partner-test-app", vpcId: "vpc-1", description: "Worn by the app" });
}

export function soundKey(stack: TerraformStack): EncryptionKey {
  const about = { name: "partner-test", description: "Encrypts all", accountId, region: "us-east-1" };
  return new EncryptionKey(stack, "key", { ...about, users: ["logs"], data: "durable" });
}

export function soundQueue(stack: TerraformStack): WorkQueue {
  const settings = { visibilityTimeoutSeconds: 360, retentionDays: 14, maxReceiveCount: 3 };
  return new WorkQueue(stack, "queue", { name: "partner-test-documents", settings, keyArn });
}
