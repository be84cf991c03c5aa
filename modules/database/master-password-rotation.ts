import { Construct } from "constructs";
import type { LambdaFunction } from "../compute/lambda-function";
import type { MasterPassword } from "./master-password";
import { type PasswordRotation, passwordRotation } from "./password-rotation";

export interface MasterPasswordRotationProps extends PasswordRotation {
  readonly password: MasterPassword;
}

/**
 * Gives the master user a new password on a schedule: RDS sets it, a login proves it, then it becomes current. It does
 * not need the password before, so a secret that no longer fits the database is healed by a rotation, too:
 * `aws secretsmanager rotate-secret`. It does not begin when it is made, because the bootstrap logs in then.
 */
export class MasterPasswordRotation extends Construct {
  readonly rotation: LambdaFunction;

  constructor(scope: Construct, id: string, props: MasterPasswordRotationProps) {
    super(scope, id);
    const { postgres, password } = props;
    this.rotation = passwordRotation(this, props, password, {
      description: "Gives the master user of PostgreSQL a new password",
      source: "database-rotation",
      size: { memoryMiB: 256, timeoutSeconds: 600 },
      variables: { DB_INSTANCE: postgres.identifier },
      statements: [{ Sid: "SetPassword", Effect: "Allow", Action: "rds:ModifyDBInstance", Resource: postgres.arn }],
      after: postgres.ready,
    });
  }
}
