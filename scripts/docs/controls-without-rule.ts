import type { ControlId } from "../../modules/governance/controls";

/** Why a control has no rule. */
export interface WithoutRule {
  /**
   * `undecided`: what is synthesized does not say. `no resource`: nothing here makes such a thing. `left`: it could be kept,
   * and is not.
   */
  readonly kind: "undecided" | "no resource" | "left";
  readonly why: string;
}

/** The controls that no rule answers for. */
export const controlsWithoutRule: { readonly [Id in ControlId]?: WithoutRule } = {
  "AutoScaling.3": {
    kind: "no resource",
    why: "nothing starts from a launch configuration (AutoScaling.9); of launch templates EC2.170 asks the same",
  },
  "AutoScaling.5": {
    kind: "no resource",
    why: "nothing starts from a launch configuration (AutoScaling.9); of launch templates EC2.25 asks the same",
  },
  "CloudFront.16": { kind: "no resource", why: "no function has a URL: API Gateway stands before them" },
  "EC2.172": {
    kind: "left",
    why: "one switch for all VPCs of a region, and public load balancers and NAT gateways need their internet gateway",
  },
  "ECS.16": { kind: "no resource", why: "services replace their tasks by themselves and need no task sets" },
  "KMS.3": {
    kind: "undecided",
    why: "whether a key waits for its end is a state of AWS. Keys of durable data have `prevent_destroy` and 30 days",
  },
  "Lambda.3": {
    kind: "left",
    why: "a function stands in a VPC where it reaches something there. The others call AWS's APIs only, for which a VPC would need more doors",
  },
  "RDS.1": { kind: "undecided", why: "RDS and AWS Backup make snapshots later; nothing here shares one" },
  "RDS.22": { kind: "no resource", why: "DB security groups went with EC2-Classic" },
  "RDS.46": {
    kind: "undecided",
    why: "rules read one stack, and the subnets' routes stand in `network`. Tests follow them over stacks (`__tests__/systems/`)",
  },
  "S3.7": {
    kind: "left",
    why: "buckets whose loss would hurt are replicated, in prod, by `recovery`: another stack than the buckets', and for other money",
  },
  "S3.15": {
    kind: "left",
    why: "it can be set when a bucket is made only, and what applications store must be deletable. Backups have a vault with a lock",
  },
  "S3.20": { kind: "undecided", why: "the root user alone can switch it on, with a code in hand" },
  "SecretsManager.2": { kind: "undecided", why: "whether a rotation succeeds is seen when it runs; an alarm tells" },
  "SecretsManager.3": { kind: "undecided", why: "who reads a secret is seen when applications run" },
};
