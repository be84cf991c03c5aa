import type { messagingRules } from "../../../../modules/governance/rules/messaging";
import { allowing, type Fault, set, without } from "./fault";

const queue = { stack: "partner-prod-messaging", resource: "aws_sqs_queue.documents_dead-letters" };
const topic = { stack: "partner-prod-watching", resource: "aws_sns_topic.topic" };

const everybody = (action: string) =>
  [{ Principal: "*" as const }, { Principal: { AWS: "*" } }].map((principal) =>
    allowing({ ...principal, Action: action, Resource: "*" }),
  );

export const messagingFaults: Record<keyof typeof messagingRules, readonly Fault[]> = {
  queueAdmitsNamedOnes: everybody("sqs:SendMessage").map((plant) => ({
    ...queue,
    resource: "aws_sqs_queue_policy",
    plant,
    says: "name who may use it",
  })),
  queueDemandsTls: [
    {
      ...queue,
      plant: without("aws_sqs_queue_policy", "queue_url"),
      says: "deny requests without aws:SecureTransport in its policy",
    },
  ],
  queueUsesCustomerKey: [{ ...queue, plant: set("kms_master_key_id", undefined), says: "set kms_master_key_id" }],
  topicAdmitsNamedOnes: everybody("sns:Publish").map((plant) => ({
    ...topic,
    resource: "aws_sns_topic_policy",
    plant,
    says: "name who may use it",
  })),
  topicUsesCustomerKey: [set("kms_master_key_id", undefined), set("kms_master_key_id", "alias/aws/sns")].map((plant) => ({
    ...topic,
    plant,
    says: "set kms_master_key_id to a key of the project's",
  })),
};
