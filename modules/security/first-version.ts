import type { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

/** Keeps the first version: Secrets Manager removes versions without a label, and Terraform would make it again, as the current one. */
const FIRST = "FIRST";

/** The value that a secret has until its first rotation; no state holds it, and no later apply writes it again. */
export function firstVersion(
  scope: Construct,
  secret: SecretsmanagerSecret,
  value: string,
  after?: ITerraformDependable[],
): SecretsmanagerSecretVersion {
  return new SecretsmanagerSecretVersion(scope, "first", {
    secretId: secret.id,
    secretStringWo: value,
    secretStringWoVersion: 1,
    versionStages: ["AWSCURRENT", FIRST],
    // Every rotation moves them on.
    lifecycle: { ignoreChanges: ["version_stages"] },
    dependsOn: after,
  });
}
