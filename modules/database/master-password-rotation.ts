import { Construct } from "constructs";
import { type FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { rotatesSecret, rotationSchedule } from "../security/rotation-schedule";
import { check } from "../shared/check";
import type { MasterPassword } from "./master-password";
import type { PostgresInstance } from "./postgres-instance";

export interface MasterPasswordRotationProps {
  /** Name of the function. */
  readonly name: string;
  readonly password: MasterPassword;
  /** Whose password it is. */
  readonly postgres: PostgresInstance;
  /** In the database's VPC, where Secrets Manager and RDS can be reached too. */
  readonly home: FunctionHome;
  /** A new password comes after as many days. */
  readonly days: number;
}

/**
 * Gives the master user a new password on a schedule: RDS sets it, a login proves it, then it becomes current. It does
 * not need the password before, so a secret that no longer fits the database is healed by a rotation, too:
 * `aws secretsmanager rotate-secret`. It does not begin when it is made, because the bootstrap logs in then.
 */
export class MasterPasswordRotation extends Construct {
  readonly rotation: LambdaFunction;

  constructor(scope: Construct, id: string, { name, password, postgres, home, days }: MasterPasswordRotationProps) {
    super(scope, id);
    check(this, [!home.network && "home must name the network that the database stands in"]);
    this.rotation = new LambdaFunction(this, "function", {
      name,
      description: "Gives the master user of PostgreSQL a new password",
      source: "database-rotation",
      home,
      size: { memoryMiB: 256, timeoutSeconds: 600 },
      variables: {
        DB_INSTANCE: postgres.identifier,
        DB_HOST: postgres.endpoint,
        DB_PORT: String(postgres.port),
        DB_NAME: postgres.databaseName,
      },
      statements: [
        ...rotatesSecret(password.secretArn, home),
        { Sid: "SetPassword", Effect: "Allow", Action: "rds:ModifyDBInstance", Resource: postgres.arn },
      ],
      deployedBy: "terraform",
    });
    rotationSchedule(this, {
      secretId: password.secretId,
      rotation: this.rotation,
      accountId: home.accountId,
      days,
      begins: "after-the-first-days",
      after: postgres.ready,
    });
  }
}
