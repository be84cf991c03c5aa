import type { App } from "cdktf";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import type { BootstrapSettings } from "../../modules/database/bootstrap-settings";
import type { LoginTarget } from "../../modules/database/database-login";
import { DatabaseProxy } from "../../modules/database/database-proxy";
import type { PostgresInstance } from "../../modules/database/postgres-instance";
import type { PostgresSettings } from "../../modules/database/postgres-settings";
import { PreparedPostgres } from "../../modules/database/prepared-postgres";
import { RolePassword } from "../../modules/database/role-password";
import { RolePasswordRotation } from "../../modules/database/role-password-rotation";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import type { NetworkStack } from "./network-stack";

/** The database, and the master user that owns it. */
export const DATABASE_NAME = "foundry";
/** Role in PostgreSQL that the API logs in as; the bootstrap function makes it. */
export const APPLICATION_ROLE = "app";
/** Role in PostgreSQL that the AI service logs in as; the bootstrap function makes it. */
export const AI_ROLE = "ai";

export interface DatabaseStackProps {
  readonly database: PostgresSettings;
  readonly connections: "direct" | "proxy";
  /** What is put into the database by the apply itself. */
  readonly bootstrap: BootstrapSettings;
  /** The proxy's password changes after as many days. */
  readonly rotationDays: number;
  readonly network: NetworkStack;
  readonly keyArn: string;
  readonly data: Posture;
}

/** Where a service logs in, with a token that IAM signs. */
export interface DatabaseDoor extends LoginTarget {
  readonly endpoint: string;
  readonly port: number;
}

/** Foundry's PostgreSQL in the data subnets, what is in it from the start, and the proxy before it where there is one. */
export class DatabaseStack extends PlatformStack {
  readonly postgres: PostgresInstance;
  readonly proxy?: DatabaseProxy;
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;

  constructor(app: App, identity: StackIdentity, props: DatabaseStackProps) {
    super(app, identity);
    const { database, connections, bootstrap, rotationDays, network, keyArn, data } = props;
    const { prefix, path } = this;
    const { tiers, groups } = network;
    const { subnetIds } = tiers.dataTier;
    const home = network.homeFor(groups.tools);
    const password =
      connections === "proxy"
        ? new RolePassword(this, "login", { name: `${path}/database-${APPLICATION_ROLE}`, role: APPLICATION_ROLE, keyArn, data })
        : undefined;
    const prepared = new PreparedPostgres(this, {
      prefix,
      instance: {
        settings: database,
        databaseName: DATABASE_NAME,
        master: { user: DATABASE_NAME, password: "rds" },
        network: { subnetIds, securityGroupId: groups.rds.groupId },
        keyArn,
        data,
      },
      bootstrap,
      homes: { bootstrap: home, migrations: home },
      ...(password && { passwords: [password] }),
    });
    const { postgres } = prepared;
    this.postgres = postgres;
    this.outputs(prepared.outputs);
    this.functions = prepared.functions;
    if (!password || !groups.proxy) return;

    const { rotation } = new RolePasswordRotation(this, "rotation", {
      name: `${prefix}-login-rotation`,
      password,
      postgres,
      home,
      days: rotationDays,
      after: prepared.ready,
    });
    this.functions = new Map([...prepared.functions, ["login-rotation", rotation]]);
    this.proxy = new DatabaseProxy(this, "proxy", {
      name: `${prefix}-proxy`,
      postgres,
      password,
      network: { subnetIds, securityGroupId: groups.proxy.groupId },
      home,
      after: prepared.ready,
    });
    this.output("database_proxy_endpoint", this.proxy.endpoint, "Host name of RDS Proxy, port 5432");
  }

  /** Where the API logs in. */
  get door(): DatabaseDoor {
    return this.proxy ?? this.postgres;
  }
}
