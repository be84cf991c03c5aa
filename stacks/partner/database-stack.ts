import type { App } from "cdktf";
import { PostgresInstance } from "../../modules/database/postgres-instance";
import type { PostgresSettings } from "../../modules/database/postgres-settings";
import { PostgresTelemetry } from "../../modules/database/postgres-telemetry";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import type { NetworkStack } from "./network-stack";

export interface DatabaseStackProps {
  readonly database: PostgresSettings;
  readonly network: NetworkStack;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** Partner's PostgreSQL, in the private subnets, admitted by the `rds` group only. */
export class DatabaseStack extends PlatformStack {
  readonly postgres: PostgresInstance;

  constructor(app: App, identity: StackIdentity, { database, network, keyArn, logDays, data }: DatabaseStackProps) {
    super(app, identity);
    const name = `${this.prefix}-postgres`;
    const telemetry = new PostgresTelemetry(this, "telemetry", {
      instanceName: name,
      accountId: this.account.id,
      logDays,
      keyArn,
    });
    this.postgres = new PostgresInstance(this, "postgres", {
      name,
      settings: database,
      databaseName: "partner",
      subnetIds: network.privateTier.subnetIds,
      securityGroupId: network.groups.rds.groupId,
      keyArn,
      telemetry,
      data,
    });
    this.output("database_endpoint", this.postgres.endpoint, "Host name of PostgreSQL, port 5432");
    this.output("database_master_secret_arn", this.postgres.masterSecretArn, "Secret with the master user's name and password");
  }
}
