import type { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import type { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { type ITerraformDependable, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { firstVersion } from "../security/first-version";
import { GivenSecret, type GivenSecretProps } from "../security/given-secret";
import { randomPassword } from "../security/random-password";

/** A secret of `username` and `password`, as RDS's own are, that is still empty. */
export interface LoginSecret {
  readonly secret: SecretsmanagerSecret;
  /** A reference to the password, for write-only arguments: it lives only while Terraform runs. */
  readonly password: string;
}

/** Makes the secret of one login under `scope`, and a random password for it that is in no plan and no state. */
export function loginSecret(scope: Construct, props: GivenSecretProps): LoginSecret {
  const secret = new GivenSecret(scope, "value", props).resource;
  return { secret, password: randomPassword(secret.friendlyUniqueId, TerraformStack.of(scope)) };
}

/** Writes name and password down, once; `after` is there before. */
export function keepLogin(
  scope: Construct,
  { secret, password }: LoginSecret,
  username: string,
  after?: ITerraformDependable[],
): SecretsmanagerSecretVersion {
  // Letters and digits only, so that it is JSON as it stands.
  return firstVersion(scope, secret, JSON.stringify({ username, password }), after);
}
