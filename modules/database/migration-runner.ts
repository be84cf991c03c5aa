import { Construct } from "constructs";
import { type FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { check } from "../shared/check";
import { MIGRATOR } from "./bootstrap-settings";
import { databaseLogin } from "./database-login";
import type { PostgresInstance } from "./postgres-instance";

export interface MigrationRunnerProps {
  /** Name of the function. */
  readonly name: string;
  readonly postgres: PostgresInstance;
  /** In the database's VPC. */
  readonly home: FunctionHome;
}

/**
 * A function that CI invokes with the schema's migrations, because CI itself cannot reach the database. It logs in as
 * the role `migrator` with IAM: there is no password. A run takes 15 minutes at most, a payload 6 MB (Lambda quotas).
 */
export class MigrationRunner extends Construct {
  readonly arn: string;
  readonly functionName: string;
  readonly runner: LambdaFunction;

  constructor(scope: Construct, id: string, { name, postgres, home }: MigrationRunnerProps) {
    super(scope, id);
    check(this, [!home.network && "home must name the network that the database stands in"]);
    this.runner = new LambdaFunction(this, "function", {
      name,
      description: "Applies schema migrations that CI sends",
      source: "migration-runner",
      home,
      size: { memoryMiB: 256, timeoutSeconds: 900 },
      variables: {
        DB_HOST: postgres.endpoint,
        DB_PORT: String(postgres.port),
        DB_NAME: postgres.databaseName,
        DB_USER: MIGRATOR,
      },
      statements: [databaseLogin(postgres, MIGRATOR, home)],
      deployedBy: "terraform",
    });
    this.arn = this.runner.arn;
    this.functionName = this.runner.functionName;
  }
}
