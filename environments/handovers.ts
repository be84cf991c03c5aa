/** One resource of one stack, as the stack's `cdk.tf.json` names it. */
export interface StackAddress {
  readonly stack: string;
  readonly address: string;
}

/** A resource that goes from one stack's state to another's, and stays what it is in AWS. */
export interface Handover {
  /** Where it was until now; the stack's code no longer makes it. */
  readonly from: StackAddress;
  /** Where it is from now on; the stack's code makes it, with the same type. */
  readonly to: StackAddress;
  /** What Terraform imports it by: `npm run state -- id <stack> <address>` tells, before the move. */
  readonly id: string;
}

/**
 * Resources that change stacks within an account. Apply both stacks, in any order; take the entry out when both were
 * applied.
 *
 * @example
 * export const handovers: readonly Handover[] = [
 *   {
 *     from: { stack: "partner-dev-messaging", address: "aws_sns_topic.notices_7D2C41E9" },
 *     to: { stack: "partner-dev-edge", address: "aws_sns_topic.notices_0C9A55B1" },
 *     id: "arn:aws:sns:us-east-1:111111111111:partner-dev-notices",
 *   },
 * ];
 */
export const handovers: readonly Handover[] = [];
