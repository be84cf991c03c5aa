import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { LambdaFunction } from "../compute/lambda-function";
import { readsSecret } from "../security/secret-access";
import { type PasswordRotation, passwordRotation } from "./password-rotation";
import type { RolePassword } from "./role-password";

export interface RolePasswordRotationProps extends PasswordRotation {
  readonly password: RolePassword;
  /** What makes the role and gives it its first password: the bootstrap. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * Gives one role of a database a new password on a schedule: the master user sets it by SQL, a login proves it, then it
 * becomes current. Between the first and the last, some seconds, the secret still says the old one: an RDS Proxy keeps the
 * connections it has and opens no new ones. It does not need the password before, so a secret that no longer fits the
 * database is healed by a rotation, too: `aws secretsmanager rotate-secret`.
 */
export class RolePasswordRotation extends Construct {
  readonly rotation: LambdaFunction;

  constructor(scope: Construct, id: string, props: RolePasswordRotationProps) {
    super(scope, id);
    const { postgres, password, after } = props;
    this.rotation = passwordRotation(this, props, password, {
      description: `Gives the role ${password.role} of PostgreSQL a new password`,
      source: "role-password-rotation",
      size: { memoryMiB: 256, timeoutSeconds: 300 },
      variables: { DB_USER: password.role, MASTER_SECRET: postgres.masterSecretArn },
      statements: [readsSecret(postgres.masterSecretArn)],
      after: [...postgres.ready, ...password.ready, ...after],
    });
  }
}
