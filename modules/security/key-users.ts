import type { PolicyStatement } from "./policy-document";

/** A service that encrypts with a key on its own behalf, not on a caller's. */
export type KeyUser = "logs";

/** What each service needs of a key, and only for this account. */
export function keyUserStatement(user: KeyUser, accountId: string, region: string): PolicyStatement {
  const statements: Record<KeyUser, PolicyStatement> = {
    // Source: CloudWatch Logs user guide, "Encrypt log data using AWS KMS".
    logs: {
      Sid: "CloudWatchLogs",
      Effect: "Allow",
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: [
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:DescribeKey",
      ],
      Resource: "*",
      Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${accountId}:log-group:*` } },
    },
  };
  return statements[user];
}
