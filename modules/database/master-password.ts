import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Posture } from "../shared/posture";
import { keepLogin, type LoginSecret, loginSecret } from "./login-secret";

export interface MasterPasswordProps {
  /** `<system>/<environment>/database-master` */
  readonly name: string;
  readonly keyArn: string;
  readonly data: Posture;
}

/**
 * The master user's name and password, in a secret that reads as RDS's own, for a database that has read replicas: RDS
 * manages no password of those. One random value goes from Terraform's memory to the instance and to the secret, and is
 * in no plan and no state. Give it a `MasterPasswordRotation` too.
 */
export class MasterPassword extends Construct {
  readonly secretArn: string;
  readonly secretId: string;
  /** A reference for `password_wo` of the instance. */
  readonly value: string;
  private readonly login: LoginSecret;

  constructor(scope: Construct, id: string, { name, keyArn, data }: MasterPasswordProps) {
    super(scope, id);
    const description = "Name and password of the database's master user";
    this.login = loginSecret(this, { name, description, keyArn, data });
    this.secretArn = this.login.secret.arn;
    this.secretId = this.login.secret.id;
    this.value = this.login.password;
  }

  /**
   * Writes the password down once `instance` has it. In this order, because every apply makes another one: an instance
   * that could not be made gets that, and the secret must not hold the one before.
   */
  keep(username: string, instance: ITerraformDependable): ITerraformDependable {
    return keepLogin(this, this.login, username, [instance]);
  }
}
