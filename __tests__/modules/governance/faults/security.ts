import type { securityRules } from "../../../../modules/governance/rules/security";
import { allowing, companion, type Fault, set, without } from "./fault";

const secret = { stack: "partner-prod-security", resource: "aws_secretsmanager_secret.application" };
const key = { stack: "partner-prod-security", resource: "aws_kms_key" };
const logs = { stack: "partner-prod-database", resource: "aws_cloudwatch_log_group" };
const EVERY_KEY = ["*", "arn:aws:kms:*:111111111111:key/*"];

/** One fault for each way to say every key. */
const decrypting = (policy: { readonly stack: string; readonly resource: string }): Fault[] =>
  EVERY_KEY.map((resource) => ({
    ...policy,
    plant: allowing({ Action: ["kms:Decrypt"], Resource: resource }),
    says: "name the keys that it may decrypt with",
  }));

const managed = { stack: "partner-prod-security", resource: "aws_iam_policy.delivery_data" };
const policy = { stack: "partner-prod-api", resource: "aws_iam_role_policy" };

export const securityFaults: Record<keyof typeof securityRules, readonly Fault[]> = {
  inlinePolicyDecryptsWithNamedKeys: decrypting(policy),
  keyAdmitsNamedOnes: [
    { ...key, plant: allowing({ Principal: "*", Action: "kms:Decrypt", Resource: "*" }), says: "name who may use it" },
  ],
  keyRotates: [{ ...key, plant: set("enable_key_rotation", false), says: "set enable_key_rotation" }],
  logGroupIsKeptAndEncrypted: ["retention_in_days", "kms_key_id"].map((argument) => ({
    ...logs,
    plant: set(argument, undefined),
    says: "set retention_in_days and kms_key_id",
  })),
  managedPolicyDecryptsWithNamedKeys: decrypting(managed),
  policyNamesItsActions: [
    {
      ...policy,
      plant: allowing({ Action: ["s3:GetObject", "s3:*"], Resource: "*" }),
      says: "name the actions of s3:* one by one",
    },
    {
      ...policy,
      plant: set("policy", "${data.aws_iam_policy_document.it.json}"),
      says: "write its policy as JSON at synth, so that it can be read before the apply",
    },
  ],
  secretRotates: [
    {
      ...secret,
      plant: without("aws_secretsmanager_secret_rotation", "secret_id"),
      says: "give it an aws_secretsmanager_secret_rotation",
    },
  ],
  secretRotatesOften: [
    companion("aws_secretsmanager_secret_rotation", "secret_id", set("rotation_rules.automatically_after_days", 91)),
    companion("aws_secretsmanager_secret_rotation", "secret_id", set("rotation_rules", {})),
  ].map((plant) => ({ ...secret, plant, says: "set rotation_rules.automatically_after_days to 90 or less" })),
};
