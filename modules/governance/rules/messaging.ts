import { queueAdmitsNamedOnes } from "./messaging/queue-admits-named-ones";
import { queueDemandsTls } from "./messaging/queue-demands-tls";
import { queueUsesCustomerKey } from "./messaging/queue-uses-customer-key";
import { topicAdmitsNamedOnes } from "./messaging/topic-admits-named-ones";
import { topicUsesCustomerKey } from "./messaging/topic-uses-customer-key";

/** Rules about SQS and SNS. */
export const messagingRules = {
  queueAdmitsNamedOnes,
  queueDemandsTls,
  queueUsesCustomerKey,
  topicAdmitsNamedOnes,
  topicUsesCustomerKey,
};
