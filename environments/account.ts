import * as v from "valibot";
import { logDays, region, roleWord, tagValue, text, word } from "../modules/shared/fields";
import type { LocalAws } from "./local-aws";

const areDistinct = (regions: string[]) => new Set(regions).size === regions.length;

/** `create` has the account stack make it; `existing` leaves it to an organization, or to nobody. */
const guard = word("create", "existing");

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
      /**
       * Lets HCP Terraform's runs prove who they are; the delivery roles of the environments trust them then.
       * @default "existing": the account has the provider already, or runs get their credentials in another way
       */
      oidc: v.optional(guard),
    }),
  ],
  'must be { kind: "s3", … } or { kind: "cloud", … }',
);

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
  /** What AWS has once per account or region. `existing` where an organization already sets it. */
  guards: v.strictObject({
    /** S3 refuses public buckets in the whole account (S3.1). */
    s3PublicAccessBlock: guard,
    /** New EBS volumes are encrypted and snapshots cannot be shared with everyone, per region (EC2.7, EC2.182). */
    ebsDefaults: guard,
    /** Length and life of IAM users' passwords (IAM.7, IAM.15, IAM.16). */
    passwordPolicy: guard,
    /** One trail of all regions in the first region, in a bucket and in a log group (CloudTrail.1, 2, 4, 5). */
    cloudTrail: guard,
    /** AWS Config records every resource, per region (Config.1). AWS bills each recorded change. */
    config: guard,
    /** Measures against AWS Foundational Security Best Practices and CIS 3.0, per region; most controls need AWS Config. */
    securityHub: guard,
    /** Looks for signs of an intruder, per region (GuardDuty.1). */
    guardDuty: guard,
    /** Names what is open to other accounts or the world, per region. */
    accessAnalyzer: guard,
    /** The role with which REST and WebSocket APIs write their logs, per region. */
    apiGatewayLogging: guard,
    /** Prompts and answers of every Bedrock call go to a log group, per region. */
    bedrockLogging: guard,
    /** Inspector looks through the images of every repository, again and again, per region (ECR.1). */
    ecrScanning: guard,
    /** Lets GitHub's workflows prove who they are; the delivery roles of the environments need it. */
    githubOidc: guard,
  }),
  /** Days that the account's own log groups keep events: the trail's and Bedrock's. Buckets keep theirs. */
  logDays,
  /** Value of the `Owner` tag of the account's own stacks. */
  owner: tagValue,
  /** Value of the `CostCenter` tag of the account's own stacks. */
  costCenter: tagValue,
});

/**
 * One AWS account: its number, who deploys into it, where its state lies and what it has once.
 * @interface
 */
export type Account = v.InferOutput<typeof accountSchema> & {
  /** Set by a rehearsal only, never by a file: the AWS of this machine. */
  readonly local?: LocalAws;
};
