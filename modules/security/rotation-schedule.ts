import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { usesKey } from "./key-access";
import type { PolicyStatement } from "./policy-document";

/** Which secret is rotated, by what and how often. */
export interface RotationSchedule {
  readonly secretId: string;
  /** Does the four steps of a rotation. */
  readonly rotation: LambdaFunction;
  readonly accountId: string;
  /** Days from one rotation to the next. */
  readonly days: number;
  /** `now`: also as soon as the schedule is made. */
  readonly begins: "now" | "after-the-first-days";
  /** What must be there before the first rotation. */
  readonly after: readonly ITerraformDependable[];
}

/** Lets Secrets Manager call a function on a secret's schedule. */
export function rotationSchedule(scope: Construct, schedule: RotationSchedule): void {
  const { secretId, rotation, accountId, days, begins, after } = schedule;
  const permission = new LambdaPermission(scope, "permission", {
    statementId: "SecretsManagerRotates",
    action: "lambda:InvokeFunction",
    functionName: rotation.functionName,
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: accountId,
  });
  new SecretsmanagerSecretRotation(scope, "schedule", {
    secretId,
    rotationLambdaArn: rotation.arn,
    ...(begins === "after-the-first-days" && { rotateImmediately: false }),
    rotationRules: { automaticallyAfterDays: days },
    dependsOn: [permission, ...after, ...rotation.ready],
  });
}

/** What every rotation function does with its own secret, and with no other. */
export function rotatesSecret(secretArn: string, { keyArn, region }: FunctionHome): PolicyStatement[] {
  return [
    {
      Sid: "RotateSecret",
      Effect: "Allow",
      Action: [
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
        "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecretVersionStage",
      ],
      Resource: secretArn,
    },
    // Belongs to no secret.
    { Sid: "RandomPassword", Effect: "Allow", Action: "secretsmanager:GetRandomPassword", Resource: "*" },
    usesKey(keyArn, region, ["secretsmanager"]),
  ];
}
