import * as v from "valibot";
import { roleWord, text, word } from "../modules/shared/fields";
import type { LocalAws } from "./local-aws";

export const region = text('an AWS region such as "us-east-1"', /^(?!cn-|us-gov-|us-iso)[a-z]{2}(-[a-z]+)+-\d$/);

const areDistinct = (regions: string[]) => new Set(regions).size === regions.length;

/** Where Terraform keeps the state of every stack of an account. */
const state = v.variant(
  "kind",
  [
    v.strictObject({
      /** A bucket, a lock table and a key in the account itself, made by its `state-<account>` stack. */
      kind: v.literal("s3"),
      /** The one region that holds them, wherever the systems run. */
      region,
    }),
    v.strictObject({
      /** HCP Terraform (Terraform Cloud): one workspace per stack, named as the stack. */
      kind: v.literal("cloud"),
      organization: text("an HCP Terraform organization name", /^[\w-]{3,40}$/),
      project: text("an HCP Terraform project name", /^[\w -]{3,40}$/),
    }),
  ],
  'must be { kind: "s3", … } or { kind: "cloud", … }',
);

/** One AWS account: its number, who deploys into it, where its state lies and what it has once. */
export const accountSchema = v.strictObject({
  /** Part of the stack names `state-<name>` and `account-<name>-<region>`. */
  name: roleWord,
  /** Every provider refuses credentials of any other account. */
  id: text("the 12 digits of an AWS account", /^\d{12}$/),
  /** Assumed by provider and backend when the caller's own identity lives elsewhere. */
  deployRoleArn: v.optional(text("the ARN of an IAM role", /^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/)),
  state,
  /** Regions in use. The first one also holds what an account has once for all regions: add others behind it, never before. */
  regions: v.pipe(
    v.array(region, "must be a list of regions"),
    v.minLength(1, "must name at least one region"),
    v.check(areDistinct, "must name each region once"),
  ),
  /** Account-wide guards; `existing` where an organization already sets them. */
  guards: v.strictObject({
    /** S3 refuses public buckets in the whole account. */
    s3PublicAccessBlock: word("create", "existing"),
    /** New EBS volumes are encrypted and snapshots cannot be shared with everyone, per region. */
    ebsDefaults: word("create", "existing"),
  }),
  /** Value of the `Owner` tag of the account's own stacks. */
  owner: text("1 to 100 characters", /^.{1,100}$/),
  /** Value of the `CostCenter` tag of the account's own stacks. */
  costCenter: text("1 to 100 characters", /^.{1,100}$/),
});

export type Account = v.InferOutput<typeof accountSchema> & {
  /** Set by a rehearsal only, never by a file: the AWS of this machine. */
  readonly local?: LocalAws;
};
