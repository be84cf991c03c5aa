import type { App } from "cdktf";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import type { BootstrapSettings } from "../../modules/database/bootstrap-settings";
import type { PostgresInstance } from "../../modules/database/postgres-instance";
import type { PostgresSettings } from "../../modules/database/postgres-settings";
import { PreparedPostgres } from "../../modules/database/prepared-postgres";
import { except } from "../../modules/governance/exceptions";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import type { NetworkStack } from "./network-stack";

const DATABASE_NAME = "studenthelper";
/** What RDS.11 asks for. */
const WEEK_DAYS = 7;
/** The document's choice, though a default name (RDS.25 is not met): the application's tools expect it. */
export const MASTER_USER = "postgres";

export interface DatabaseStackProps {
  readonly database: PostgresSettings;
  /** What is put into the database by the apply itself. */
  readonly bootstrap: BootstrapSettings;
  readonly network: NetworkStack;
  readonly keyArn: string;
  readonly data: Posture;
}

/** Student Helper's PostgreSQL in the data subnets, and what is in it from the start. */
export class DatabaseStack extends PlatformStack {
  readonly postgres: PostgresInstance;
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;

  constructor(app: App, identity: StackIdentity, { database, bootstrap, network, keyArn, data }: DatabaseStackProps) {
    super(app, identity);
    const { tiers, groups } = network;
    const home = network.homeFor("lambda", groups.tools);
    const prepared = new PreparedPostgres(this, {
      prefix: this.prefix,
      instance: {
        settings: database,
        databaseName: DATABASE_NAME,
        master: { user: MASTER_USER, password: "rds" },
        network: { subnetIds: tiers.data.subnetIds, securityGroupId: groups.database.groupId },
        keyArn,
        data,
      },
      bootstrap,
      homes: { bootstrap: home, migrations: home },
    });
    this.postgres = prepared.postgres;
    except(this.postgres.resource, "databaseUserIsNoDefault", "the document's name; nobody logs in with it but the bootstrap");
    if (database.backupRetentionDays < WEEK_DAYS) {
      except(this.postgres.resource, "databaseIsBackedUp", "the document keeps a day of backups where data is disposable");
    }
    this.functions = prepared.functions;
    this.outputs(prepared.outputs);
    this.output("rds_endpoint", `${this.postgres.endpoint}:${this.postgres.port}`, "Host name and port of PostgreSQL");
  }
}
