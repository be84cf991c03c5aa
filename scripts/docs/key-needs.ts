import type { Json } from "../../modules/governance/rule";
import { statementsOf } from "../../modules/governance/statements";
import type { PolicyStatement } from "../../modules/security/policy-document";
import type { Placed } from "./estate";

/** What a service that uses a key in its own name must find in the key's policy, as AWS documents it. */
export interface KeyNeed {
  /** A service principal, or the ARN of a role; `{region}` and `{account}` are the key's. */
  readonly principal: string;
  readonly actions: readonly string[];
  /** Conditions it can meet, because it says so much of itself. Any other would refuse it without a word. */
  readonly says: readonly string[];
  readonly source: string;
}

const USE = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"];
const DATA_KEYS = ["kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"];

/** A service that publishes to an encrypted topic: SNS says the topic to KMS, some say more. */
const publisher = (principal: string, source: string, ...says: readonly string[]): KeyNeed => ({
  principal,
  actions: ["kms:GenerateDataKey", "kms:Decrypt"],
  says: ["kms:EncryptionContext:aws:sns:topicArn", ...says],
  source,
});

export const KEY_NEEDS = {
  "Auto Scaling": {
    principal: "arn:aws:iam::{account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
    actions: [...USE, ...DATA_KEYS, "kms:CreateGrant"],
    says: ["aws:PrincipalArn", "kms:CallerAccount", "kms:GrantIsForAWSResource"],
    source: "EC2 Auto Scaling, “Required AWS KMS key policy for use with encrypted volumes”",
  },
  "AWS Config": {
    principal: "config.amazonaws.com",
    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    says: ["aws:SourceAccount"],
    source: "AWS Config, “Permissions for the KMS Key”",
  },
  Budgets: publisher(
    "budgets.amazonaws.com",
    "Cost Management, “Creating an Amazon SNS topic for budget notifications”",
    "aws:SourceAccount",
    "aws:SourceArn",
  ),
  CloudFront: {
    principal: "cloudfront.amazonaws.com",
    actions: ["kms:Decrypt"],
    says: ["aws:SourceArn"],
    source: "CloudFront, “Restrict access to an Amazon S3 origin”, SSE-KMS",
  },
  CloudTrail: {
    principal: "cloudtrail.amazonaws.com",
    actions: ["kms:GenerateDataKey", "kms:DescribeKey", "kms:Decrypt"],
    says: ["aws:SourceArn"],
    source: "CloudTrail, “Configure AWS KMS key policies for CloudTrail”",
  },
  "CloudWatch alarms": publisher("cloudwatch.amazonaws.com", "SNS, “Key management”"),
  "CloudWatch Logs": {
    principal: "logs.{region}.amazonaws.com",
    actions: [...USE, ...DATA_KEYS],
    says: ["kms:EncryptionContext:aws:logs:arn"],
    source: "CloudWatch Logs, “Encrypt log data using AWS KMS”",
  },
  "Cost Anomaly Detection": publisher("costalerts.amazonaws.com", "Cost Management, “… for anomaly notifications”"),
  EventBridge: publisher("events.amazonaws.com", "SNS, “Key management”"),
  Fargate: {
    principal: "fargate.amazonaws.com",
    actions: ["kms:GenerateDataKeyWithoutPlaintext", "kms:CreateGrant"],
    says: ["kms:EncryptionContext:aws:ecs:clusterAccount", "kms:EncryptionContext:aws:ecs:clusterName", "kms:GrantOperations"],
    source: "ECS, “Create an encryption key for Fargate ephemeral storage”",
  },
  "RDS events": publisher("events.rds.amazonaws.com", "RDS, “Granting permissions to publish notifications to an SNS topic”"),
  "S3 Vectors": {
    principal: "indexing.s3vectors.amazonaws.com",
    actions: ["kms:Decrypt"],
    says: ["aws:SourceArn", "aws:SourceAccount", "kms:EncryptionContextKeys"],
    source: "S3, “Data protection and encryption in S3 Vectors”",
  },
} satisfies Record<string, KeyNeed>;

export type KeyService = keyof typeof KEY_NEEDS;

/** Where a key is: whose, and of which region. */
export interface KeyHome {
  readonly account: string;
  readonly region: string;
}

/** Whose a key is: its policy names the account, and it is of its provider's region. */
export function homeOf({ values, region }: Placed): KeyHome {
  return { account: /arn:aws:iam::(\d{12}):root/.exec(String(values.policy))?.[1] ?? "", region };
}

/** What a key's policy lacks of what a service needs; nothing where the service is admitted. */
export function lackingFor(need: KeyNeed, policy: Json | undefined, { account, region }: KeyHome): string[] {
  const principal = need.principal.replace("{account}", account).replace("{region}", region);
  const its = statementsOf(policy).filter((each) => each.Effect === "Allow" && isAbout(each, principal));
  const lacking = need.actions.filter((action) => !its.some(({ Action }) => [Action].flat().includes(action)));
  return [...lacking.map((action) => `${principal} may not ${action}`), ...its.flatMap((each) => faultsOf(each, need, account))];
}

function isAbout({ Principal, Condition }: PolicyStatement, principal: string): boolean {
  if (typeof Principal !== "object") return false;
  const named = Object.values(Principal).flat();
  return named.includes(principal) || (named.includes("*") && Condition?.StringEquals?.["aws:PrincipalArn"] === principal);
}

/** Operators that nothing passes which does not say the key. */
const REQUIRING = /^(String|Arn)(Equals|Like)$/;

function faultsOf({ Sid, Condition = {} }: PolicyStatement, { says }: KeyNeed, account: string): string[] {
  const asked = Object.values(Condition).flatMap((each) => Object.entries(each));
  const required = Object.entries(Condition).flatMap(([operator, each]) => (REQUIRING.test(operator) ? Object.values(each) : []));
  return [
    ...asked.filter(([key]) => !says.includes(key)).map(([key]) => `${Sid} asks for ${key}, which the service does not say`),
    ...(required.flat().some((each) => each.includes(account)) ? [] : [`${Sid} does not hold the service to account ${account}`]),
  ];
}
