import type { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { type ITerraformDependable, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { firstVersion } from "../security/first-version";
import { GivenSecret } from "../security/given-secret";
import { randomPassword } from "../security/random-password";
import type { Posture } from "../shared/posture";

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
  private readonly secret: SecretsmanagerSecret;

  constructor(scope: Construct, id: string, { name, keyArn, data }: MasterPasswordProps) {
    super(scope, id);
    const description = "Name and password of the database's master user";
    this.secret = new GivenSecret(this, "value", { name, description, keyArn, data }).resource;
    this.secretArn = this.secret.arn;
    this.secretId = this.secret.id;
    this.value = randomPassword(this.secret.friendlyUniqueId, TerraformStack.of(this));
  }

  /**
   * Writes the password down once `instance` has it. In this order, because every apply makes another one: an instance
   * that could not be made gets that, and the secret must not hold the one before.
   */
  keep(username: string, instance: ITerraformDependable): ITerraformDependable {
    // Letters and digits only, so that it is JSON as it stands.
    return firstVersion(this, this.secret, JSON.stringify({ username, password: this.value }), [instance]);
  }
}
