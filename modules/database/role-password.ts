import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import type { Posture } from "../shared/posture";
import { keepLogin, loginSecret } from "./login-secret";

/** Longest name of a role. Source: PostgreSQL, "Identifiers and Key Words". */
const MAX_ROLE_NAME = 63;

export interface RolePasswordProps {
  /** `<system>/<environment>/database-<role>` */
  readonly name: string;
  /** The role of the database whose password it is. */
  readonly role: string;
  /** The key of the database and of its bootstrap, which reads this secret, too. */
  readonly keyArn: string;
  readonly data: Posture;
}

/**
 * Name and password of one role of a database, for what logs in with a password: an RDS Proxy, which lets its own
 * clients in with IAM. The value goes from Terraform's memory to the secret and is in no plan and no state; the bootstrap
 * gives it to the role, which can then no longer log in with IAM itself. Give it a `RolePasswordRotation` too.
 */
export class RolePassword extends Construct {
  readonly role: string;
  readonly secretArn: string;
  readonly secretId: string;
  /** What must be there before anybody reads it: a secret is empty at first. */
  readonly ready: ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, role, keyArn, data }: RolePasswordProps) {
    super(scope, id);
    check(this, [nameProblem("role", role, MAX_ROLE_NAME, /^[a-z][a-z0-9_]*$/)]);
    const description = `Name and password of the database's role ${role}`;
    const login = loginSecret(this, { name, description, keyArn, data });
    this.role = role;
    this.secretArn = login.secret.arn;
    this.secretId = login.secret.id;
    this.ready = [keepLogin(this, login, role)];
  }
}
