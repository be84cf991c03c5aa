import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import { lifecycleOf, type Posture } from "../shared/posture";

/** Longest name of a secret. Source: Secrets Manager quotas. */
const MAX_SECRET_NAME = 512;
/** Days a deleted secret can still be brought back: Secrets Manager allows 7 to 30, and 0 for none. */
export const RECOVERY_DAYS: Record<Posture, number> = { disposable: 0, durable: 30 };

/** Why secrets that others make have no rotation. */
export const GIVEN_REASON = "somebody else makes its value, and people bring the new one";

export interface GivenSecretProps {
  /** `<system>/<environment>/<name>` */
  readonly name: string;
  readonly description: string;
  readonly keyArn: string;
  readonly data: Posture;
}

/**
 * A secret whose value is given by people or by another service, never by Terraform: made empty, filled with
 * `aws secretsmanager put-secret-value`, and no apply touches the value.
 */
export class GivenSecret extends Construct {
  readonly arn: string;
  readonly resource: SecretsmanagerSecret;

  constructor(scope: Construct, id: string, { name, description, keyArn, data }: GivenSecretProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_SECRET_NAME, /^[a-z][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*){2}$/)]);
    this.resource = new SecretsmanagerSecret(this, "secret", {
      name,
      description,
      kmsKeyId: keyArn,
      recoveryWindowInDays: RECOVERY_DAYS[data],
      lifecycle: lifecycleOf(data),
    });
    this.arn = this.resource.arn;
  }
}
