import type { App } from "cdktf";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import type { BootstrapSettings } from "../../modules/database/bootstrap-settings";
import { guarded } from "../../modules/database/database-posture";
import { MasterPassword } from "../../modules/database/master-password";
import { MasterPasswordRotation } from "../../modules/database/master-password-rotation";
import type { PostgresInstance } from "../../modules/database/postgres-instance";
import type { PostgresSettings } from "../../modules/database/postgres-settings";
import { PostgresTelemetry } from "../../modules/database/postgres-telemetry";
import { PreparedPostgres } from "../../modules/database/prepared-postgres";
import { ReadReplica } from "../../modules/database/read-replica";
import type { ReplicaSettings } from "../../modules/database/replica-settings";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import type { NetworkStack } from "./network-stack";

/** The database, and the master user that owns it. */
export const DATABASE_NAME = "portfolio";

export interface DatabaseStackProps {
  readonly database: PostgresSettings;
  readonly replicas: ReplicaSettings;
  /** What is put into the database by the apply itself. */
  readonly bootstrap: BootstrapSettings;
  readonly network: NetworkStack;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** Portfolio's PostgreSQL in the private subnets, what is in it from the start, and its read replicas. */
export class DatabaseStack extends PlatformStack {
  readonly postgres: PostgresInstance;
  readonly replicas: readonly ReadReplica[];
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;

  constructor(app: App, identity: StackIdentity, props: DatabaseStackProps) {
    super(app, identity);
    const { database: settings, replicas, bootstrap, network, keyArn, data } = props;
    const { prefix } = this;
    const { tiers, groups } = network;
    const home = tiers.homeFor(groups.tools);
    // RDS keeps the master password itself only where nothing replicates.
    const replicated = replicas !== "none" && {
      ...replicas,
      password: new MasterPassword(this, "master", { name: `${this.path}/database-master`, keyArn, data }),
    };
    const prepared = new PreparedPostgres(this, {
      prefix,
      instance: {
        settings,
        databaseName: DATABASE_NAME,
        master: { user: DATABASE_NAME, password: replicated ? replicated.password : "rds" },
        network: { subnetIds: tiers.privateTier.subnetIds, securityGroupId: groups.rds.groupId },
        keyArn,
        // Deleted in no environment. Switch it off by hand to destroy one that is disposable; replicas likewise.
        data: guarded(data),
      },
      bootstrap,
      homes: { bootstrap: home, migrations: home },
    });
    this.postgres = prepared.postgres;
    this.outputs(prepared.outputs);
    if (!replicated) {
      this.replicas = [];
      this.functions = prepared.functions;
      return;
    }
    const { rotation } = new MasterPasswordRotation(this, "rotation", {
      name: `${prefix}-database-rotation`,
      password: replicated.password,
      postgres: this.postgres,
      home,
      days: replicated.passwordRotationDays,
    });
    this.functions = new Map([...prepared.functions, ["database-rotation", rotation]]);
    this.replicas = Array.from({ length: replicated.count }, (_, index) =>
      this.addReplica(index + 1, replicated.instanceClass, props),
    );
    const readers = this.replicas.map(({ endpoint }) => endpoint);
    this.output("database_reader_endpoints", readers, "Host names of the read replicas, port 5432");
  }

  private addReplica(number: number, instanceClass: string, { network, keyArn, logDays, data }: DatabaseStackProps): ReadReplica {
    const name = `${this.prefix}-postgres-replica-${number}`;
    const { id: accountId } = this.account;
    return new ReadReplica(this, `replica-${number}`, {
      name,
      source: this.postgres,
      instanceClass,
      securityGroupId: network.groups.rds.groupId,
      keyArn,
      telemetry: new PostgresTelemetry(this, `replica-${number}-telemetry`, { instanceName: name, accountId, logDays, keyArn }),
      data: guarded(data),
    });
  }
}
