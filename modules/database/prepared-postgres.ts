import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { FunctionHome, LambdaFunction } from "../compute/lambda-function";
import type { StackOutput } from "../shared/stack-output";
import type { BootstrapSettings } from "./bootstrap-settings";
import { DatabaseBootstrap } from "./database-bootstrap";
import { MigrationRunner } from "./migration-runner";
import { PostgresInstance, type PostgresInstanceProps } from "./postgres-instance";
import { PostgresTelemetry } from "./postgres-telemetry";
import type { RolePassword } from "./role-password";

export interface PreparedPostgresProps {
  /** Begins every AWS name: `<prefix>-postgres`, `<prefix>-database-bootstrap`, `<prefix>-migrate`. */
  readonly prefix: string;
  readonly instance: Omit<PostgresInstanceProps, "name" | "telemetry">;
  /** What is put into the database by the apply itself. */
  readonly bootstrap: BootstrapSettings;
  /** Where its functions stand: in the database's VPC, in groups that it admits. */
  readonly homes: { readonly bootstrap: FunctionHome; readonly migrations: FunctionHome };
  /** Of roles that log in with a password instead of IAM. @default none */
  readonly passwords?: readonly RolePassword[];
}

/**
 * PostgreSQL as an application finds it: with its logs, its extensions and roles, and a function that CI sends the
 * schema's migrations to. Each part stands directly under the scope it is given: it is no construct itself.
 */
export class PreparedPostgres {
  readonly postgres: PostgresInstance;
  /** What must be there before anybody logs in as one of the roles. */
  readonly ready: ITerraformDependable[];
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  /** What a stack shows of it. */
  readonly outputs: readonly StackOutput[];

  constructor(scope: Construct, { prefix, instance, bootstrap, homes, passwords }: PreparedPostgresProps) {
    const name = `${prefix}-postgres`;
    const { accountId, logDays, keyArn } = homes.bootstrap;
    const telemetry = new PostgresTelemetry(scope, "telemetry", { instanceName: name, accountId, logDays, keyArn });
    const postgres = new PostgresInstance(scope, "postgres", { ...instance, name, telemetry });
    const content = new DatabaseBootstrap(scope, "bootstrap", {
      name: `${prefix}-database-bootstrap`,
      postgres,
      settings: bootstrap,
      home: homes.bootstrap,
      passwords,
    });
    const migrations = new MigrationRunner(scope, "migrations", { name: `${prefix}-migrate`, postgres, home: homes.migrations });
    this.postgres = postgres;
    this.ready = [content.resource];
    this.functions = new Map([
      ["database-bootstrap", content.worker],
      ["migrate", migrations.runner],
    ]);
    const show = (output: string, value: StackOutput["value"], description: string) => ({ name: output, value, description });
    this.outputs = [
      show("database_endpoint", postgres.endpoint, "Host name of PostgreSQL, port 5432"),
      show("database_master_secret_arn", postgres.masterSecretArn, "Secret with the master user's name and password"),
      show("database_extensions", content.extensionVersions, "Extensions in the database and their versions"),
      show("migration_function", migrations.functionName, "Function that CI sends the schema's migrations to"),
    ];
  }
}
