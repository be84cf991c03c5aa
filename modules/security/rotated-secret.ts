import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { type FunctionHome, LambdaFunction, type LambdaFunctionProps } from "../compute/lambda-function";
import type { Posture } from "../shared/posture";
import { firstVersion } from "./first-version";
import { GivenSecret } from "./given-secret";
import { randomPassword } from "./random-password";
import { rotatesSecret, rotationSchedule } from "./rotation-schedule";

/** What every secret is told that is random from the first day on. */
export interface RotatedSecret {
  /** `<system>/<environment>/<name>`; the rotation function has the same with hyphens, and `-rotation`. */
  readonly name: string;
  readonly description: string;
  /** Outside of any VPC: what the rotation talks to are AWS's APIs alone. */
  readonly home: FunctionHome;
  /** A new value comes after as many days. */
  readonly rotationDays: number;
  readonly data: Posture;
}

/** The function that does the rotation: its code, and what that may do besides rotating the secret. */
export type Rotation = Pick<LambdaFunctionProps, "source" | "size" | "variables" | "statements">;

/**
 * A secret of 64 random letters and digits. The first value goes from Terraform's memory straight to Secrets Manager and
 * is in no plan and no state; the function replaces it at once, and then on a schedule.
 */
export function rotatedSecret(scope: Construct, secret: RotatedSecret, rotation: Rotation) {
  const { name, description, home, rotationDays, data } = secret;
  const { resource } = new GivenSecret(scope, "value", { name, description, keyArn: home.keyArn, data });
  const first = firstVersion(scope, resource, randomPassword(resource.friendlyUniqueId, TerraformStack.of(scope)));
  const made = new LambdaFunction(scope, "rotation", {
    ...rotation,
    name: `${name.replaceAll("/", "-")}-rotation`,
    description: `Gives ${name} a new value`,
    home,
    statements: [...rotatesSecret(resource.arn, home), ...rotation.statements],
    deployedBy: "terraform",
  });
  rotationSchedule(scope, {
    secretId: resource.id,
    rotation: made,
    accountId: home.accountId,
    days: rotationDays,
    begins: "now",
    after: [first],
  });
  return { arn: resource.arn, rotation: made };
}
