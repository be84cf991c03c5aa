import type { PolicyStatement } from "./policy-document";

/** An AWS service that asks KMS on the caller's behalf. */
export type ByService = "s3" | "s3vectors" | "sqs" | "secretsmanager" | "dynamodb";

/** Lets a role use a key, but only through these services: never to decrypt something by itself. */
export function usesKey(keyArn: string, region: string, services: readonly ByService[]): PolicyStatement {
  return {
    Sid: "KeyByServices",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: keyArn,
    Condition: { StringEquals: { "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`) } },
  };
}
