import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import type { App } from "cdktf";
import type { Account } from "../environments/account";
import { EncryptionKey } from "../modules/security/encryption-key";
import { lifecycleOf } from "../modules/shared/posture";
import { AccessLogBucket } from "../modules/storage/access-log-bucket";
import { PrivateBucket } from "../modules/storage/private-bucket";
import { PlatformStack, tagsOf } from "./platform-stack";
import { stateNames } from "./state-backend";

/** Days an overwritten state, or a lock file's many versions, can be brought back. */
const NONCURRENT_VERSION_DAYS = 90;
const ACCESS_LOG_DAYS = 365;
const DATA = "durable";

/**
 * What holds the state of every stack of an account, in one region: key, bucket and lock table. It keeps its own state
 * there too; `npm run bootstrap` brings that about in an empty account.
 */
export class StateStack extends PlatformStack {
  constructor(app: App, account: Account, region: string) {
    const name = `state-${account.name}`;
    const tags = {
      System: "state",
      Environment: account.name,
      Stack: name,
      CostCenter: account.costCenter,
      Owner: account.owner,
    };
    super(app, {
      name,
      prefix: name,
      path: name,
      stateKey: `state/${account.name}.tfstate`,
      account,
      region,
      tags: tagsOf(tags),
    });
    const { bucket, accessLogBucket, lockTable, keyAlias } = stateNames(account);

    const key = new EncryptionKey(this, "key", {
      name: keyAlias.replace("alias/", ""),
      description: "Encrypts the Terraform state of this account",
      accountId: account.id,
      region,
      users: [],
      data: DATA,
    });
    const accessLogs = new AccessLogBucket(this, "access-logs", {
      name: accessLogBucket,
      accountId: account.id,
      days: ACCESS_LOG_DAYS,
      data: DATA,
    });
    const states = new PrivateBucket(this, "states", {
      name: bucket,
      keyArn: key.arn,
      noncurrentVersionDays: NONCURRENT_VERSION_DAYS,
      tiering: "standard",
      accessLogBucket: accessLogs.bucketName,
      data: DATA,
    });
    const locks = new DynamodbTable(this, "locks", {
      name: lockTable,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      pointInTimeRecovery: { enabled: true },
      deletionProtectionEnabled: true,
      lifecycle: lifecycleOf(DATA),
    });
    this.output("state_bucket", states.bucketName, "Bucket that holds the state of every stack of this account");
    this.output("lock_table", locks.name, "Table in which running applies hold their locks");
    this.output("state_key_arn", key.arn, "Key that encrypts the states");
  }
}
