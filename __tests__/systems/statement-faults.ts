import type { PolicyStatement } from "../../modules/security/policy-document";
import type { ExcessKind } from "../support/excesses";

/** A statement that nothing is to be said against. */
export const fine: PolicyStatement = {
  Sid: "Files",
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::partner-dev-files/*",
};
/** What is wrong when something of it is changed. */
export const faults: { what: string; change: Partial<PolicyStatement>; kind: ExcessKind; action: string }[] = [
  { what: "an action that is misspelt", change: { Action: "s3:GetObjects" }, kind: "no such action", action: "s3:GetObjects" },
  { what: "another service's action", change: { Action: "sqs:GetObject" }, kind: "no such action", action: "sqs:GetObject" },
  { what: "a service that there is not", change: { Action: "s4:GetObject" }, kind: "no such action", action: "s4:GetObject" },
  {
    what: "a refusal of nothing",
    change: { Effect: "Deny", Action: "s3:Forget*" },
    kind: "no such action",
    action: "s3:Forget*",
  },
  { what: "everything of a service", change: { Action: "s3:*" }, kind: "pattern of actions", action: "s3:*" },
  { what: "everything", change: { Action: "*" }, kind: "pattern of actions", action: "*" },
  { what: "every bucket", change: { Resource: "arn:aws:s3:::*/*" }, kind: "every resource", action: "s3:GetObject" },
  { what: "every resource", change: { Resource: "*" }, kind: "every resource", action: "s3:GetObject" },
  {
    what: "every key",
    change: { Action: "kms:Decrypt", Resource: "arn:aws:kms:*:111111111111:key/*" },
    kind: "every resource",
    action: "kms:Decrypt",
  },
  {
    what: "an object's action at a bucket",
    change: { Resource: "arn:aws:s3:::partner-dev-files" },
    kind: "another kind",
    action: "s3:GetObject",
  },
  {
    what: "a bucket's action at its objects, by a reference",
    change: { Action: "s3:ListBucket", Resource: "$" + "{aws_s3_bucket.files.arn}/*" },
    kind: "another kind",
    action: "s3:ListBucket",
  },
  {
    what: "a refusal that refuses nothing",
    change: { Effect: "Deny", Action: "kms:Decrypt", Resource: "arn:aws:kms:us-east-1:111111111111:alias/partner-dev" },
    kind: "another kind",
    action: "kms:Decrypt",
  },
  {
    what: "a resource for an action that knows none",
    change: { Action: "s3:ListAllMyBuckets", Resource: "arn:aws:s3:::partner-dev-files" },
    kind: "another kind",
    action: "s3:ListAllMyBuckets",
  },
  // What a plan may: but not of data, and not to change something.
  { what: "reading data", change: { Sid: "ReadBuckets", Resource: "*" }, kind: "every resource", action: "s3:GetObject" },
  { what: "reading all", change: { Sid: "ReadBuckets", Action: "s3:Get*" }, kind: "pattern of actions", action: "s3:Get*" },
  {
    what: "changing as if it were reading",
    change: { Sid: "ReadQueues", Action: "sqs:SetQueueAttributes", Resource: "*" },
    kind: "every resource",
    action: "sqs:SetQueueAttributes",
  },
  {
    what: "one action more in a statement that may be wide",
    change: { Sid: "Subscriptions", Action: "sns:Publish", Resource: "*" },
    kind: "every resource",
    action: "sns:Publish",
  },
];
