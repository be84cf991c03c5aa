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
 *     from: { stack: "partner-dev-messaging", address: "aws_sqs_queue.documents_queue_F7C546E5" },
 *     to: { stack: "partner-dev-api", address: "aws_sqs_queue.documents_queue_F7C546E5" },
 *     id: "https://sqs.us-east-1.amazonaws.com/111111111111/partner-dev-documents",
 *   },
 * ];
 */
export const handovers: readonly Handover[] = [];
