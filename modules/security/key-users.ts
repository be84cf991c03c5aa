import type { PolicyStatement } from "./policy-document";
import { publisherKeyStatements, type TopicPublisher } from "./topic-publishers";

/** A service that encrypts with a key on its own behalf, not on a caller's. */
export type KeyUser = "logs" | "cloudfront" | "cloudtrail" | "config" | "fargate" | TopicPublisher;

/** What each service needs of a key, and only for this account. */
export function keyUserStatement(user: KeyUser, accountId: string, region: string): PolicyStatement {
  const statements: Record<KeyUser, PolicyStatement> = {
    ...publisherKeyStatements(accountId, region),
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
    // Reads encrypted objects of a bucket it serves. The key is made before any distribution: hence the pattern. CloudFront
    // is documented to send aws:SourceArn only, whose account says as much as aws:SourceAccount.
    // Source: CloudFront developer guide, "Restrict access to an Amazon S3 origin", SSE-KMS.
    cloudfront: {
      Sid: "CloudFront",
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": `arn:aws:cloudfront::${accountId}:distribution/*` } },
    },
    // Source: CloudTrail user guide, "Configure AWS KMS key policies for CloudTrail". The trail's own encryption context
    // cannot be asked for besides: with a bucket key, S3 names the bucket there.
    cloudtrail: {
      Sid: "CloudTrail",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["kms:GenerateDataKey", "kms:Decrypt", "kms:DescribeKey"],
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": `arn:aws:cloudtrail:${region}:${accountId}:trail/*` } },
    },
    // Source: AWS Config developer guide, "Permissions for the KMS Key": its service-linked role cannot use keys, so it
    // delivers as the service itself.
    config: {
      Sid: "Config",
      Effect: "Allow",
      Principal: { Service: "config.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
    // Encrypts the disks of tasks, and lets their hosts decrypt them. It says the cluster's account as encryption context
    // and no aws:SourceAccount; the operations of a grant are asked for where there is one.
    // Source: ECS developer guide, "Create an encryption key for Fargate ephemeral storage".
    fargate: {
      Sid: "Fargate",
      Effect: "Allow",
      Principal: { Service: "fargate.amazonaws.com" },
      Action: ["kms:GenerateDataKeyWithoutPlaintext", "kms:CreateGrant"],
      Resource: "*",
      Condition: {
        StringEquals: { "kms:EncryptionContext:aws:ecs:clusterAccount": accountId },
        "ForAllValues:StringEquals": { "kms:GrantOperations": ["Decrypt"] },
      },
    },
  };
  return statements[user];
}
