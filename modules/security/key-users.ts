import type { PolicyStatement } from "./policy-document";
import { publisherKeyStatements, type TopicPublisher } from "./topic-publishers";

/** A service that encrypts with a key on its own behalf, not on a caller's. */
export type KeyUser = "logs" | "cloudfront" | "cloudtrail" | "config" | "fargate" | "autoscaling" | "s3vectors" | TopicPublisher;

/** All that AWS's own key policies name for who encrypts and decrypts. */
const USE = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:DescribeKey",
];

/** What each service needs of a key, and only for this account. */
export function keyUserStatements(user: KeyUser, accountId: string, region: string): PolicyStatement[] {
  const statements: Record<KeyUser, PolicyStatement | PolicyStatement[]> = {
    ...publisherKeyStatements(accountId, region),
    // Source: CloudWatch Logs user guide, "Encrypt log data using AWS KMS".
    logs: {
      Sid: "CloudWatchLogs",
      Effect: "Allow",
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: USE,
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
    // Keeps vector indexes in order by itself: without it no index can be made. Which buckets, the pattern cannot say,
    // because the key is made before them.
    // Source: S3 user guide, "Data protection and encryption in S3 Vectors", KMS key policy.
    s3vectors: {
      Sid: "S3VectorsIndexing",
      Effect: "Allow",
      Principal: { Service: "indexing.s3vectors.amazonaws.com" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: {
        ArnLike: { "aws:SourceArn": `arn:aws:s3vectors:${region}:${accountId}:bucket/*` },
        StringEquals: { "aws:SourceAccount": accountId },
        "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": ["aws:s3vectors:arn", "aws:s3vectors:resource-id"] },
      },
    },
    autoscaling: volumeStatements(accountId),
  };
  return [statements[user]].flat();
}

/**
 * The role by which Auto Scaling makes instances, and so their encrypted volumes. AWS makes it with an account's first
 * group: KMS would refuse a policy that names it before, so the account's callers are asked for their name. EC2 keeps
 * using a volume's key by a grant, which the role gives to AWS services only.
 * Source: EC2 Auto Scaling user guide, "Required AWS KMS key policy for use with encrypted volumes".
 */
function volumeStatements(accountId: string): PolicyStatement[] {
  const principal = `arn:aws:iam::${accountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
  const itself = { "kms:CallerAccount": accountId, "aws:PrincipalArn": principal };
  return [
    {
      Sid: "AutoScaling",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: USE,
      Resource: "*",
      Condition: { StringEquals: itself },
    },
    {
      Sid: "AutoScalingGrants",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:CreateGrant",
      Resource: "*",
      Condition: { StringEquals: itself, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
