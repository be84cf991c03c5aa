import type { PolicyStatement } from "../security/policy-document";

/** Lets a role put messages into queues; says nothing where there is none, because IAM takes no empty list. */
export function sendsTo(queueArns: readonly string[]): PolicyStatement[] {
  if (queueArns.length === 0) return [];
  return [{ Sid: "SendMessages", Effect: "Allow", Action: ["sqs:SendMessage", "sqs:GetQueueAttributes"], Resource: queueArns }];
}
