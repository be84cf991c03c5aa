import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope, oursOrNobodys, type PartPermissions } from "../delivery-scope";

/** Functions, queues, topics, schedules and models. */
export function workloads(scope: DeliveryScope): PartPermissions {
  return {
    read: [
      allow("ReadFunctions", "lambda", "Get*", {
        Resource: `arn:aws:lambda:*:${scope.accountId}:function:${scope.prefix}-*`,
      }),
      // From here on, listing and reading know no narrower resource; there is no data in any answer.
      allow("ReadMappings", "lambda", "GetEventSourceMapping List*", { Resource: "*" }),
      allow("ReadQueues", "sqs", "GetQueueAttributes GetQueueUrl ListQueueTags", { Resource: "*" }),
      allow("ReadTopics", "sns", "Get*Attributes GetDataProtectionPolicy List*", { Resource: "*" }),
      allow("ReadRules", "events", "Describe* List*", { Resource: "*" }),
      allow("ReadSchedules", "scheduler", "Get* List*", { Resource: "*" }),
      allow("ReadScaling", "application-autoscaling", "Describe* ListTagsForResource", { Resource: "*" }),
      allow("ReadModels", "bedrock", "Get* List*", { Resource: "*" }),
      allow("ReadDocuments", "ssm", "DescribeDocument* DescribeParameters GetDocument ListTagsForResource", { Resource: "*" }),
      // Published by AWS: numbers of machine images. Parameters of the account are not read.
      allow("ReadImages", "ssm", "GetParameter GetParameters", { Resource: "arn:aws:ssm:*::parameter/aws/service/*" }),
    ],
    write: [...functions(scope), ...messages(scope), ...unnamed(scope)],
  };
}

function functions({ accountId, prefix }: DeliveryScope): PolicyStatement[] {
  const lambda = `arn:aws:lambda:*:${accountId}`;
  const own = `${lambda}:function:${prefix}-*`;
  return [
    allow("Functions", "lambda", FUNCTIONS, { Resource: own }),
    {
      // A mapping has a number for a name; it says which function it feeds.
      ...allow("Mappings", "lambda", "CreateEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping", {
        Resource: "*",
      }),
      Condition: { ArnLike: { "lambda:FunctionArn": own } },
    },
    allow("MappingTags", "lambda", "TagResource UntagResource", { Resource: `${lambda}:event-source-mapping:*` }),
  ];
}

const FUNCTIONS = `
  CreateFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction PublishVersion
  CreateAlias UpdateAlias DeleteAlias AddPermission RemovePermission InvokeFunction
  PutFunctionConcurrency DeleteFunctionConcurrency PutProvisionedConcurrencyConfig DeleteProvisionedConcurrencyConfig
  PutFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig
  PutFunctionRecursionConfig TagResource UntagResource
`;

function messages({ accountId, prefix }: DeliveryScope): PolicyStatement[] {
  const named = (service: string, path = "") => `arn:aws:${service}:*:${accountId}:${path}${prefix}-*`;
  return [
    allow("Queues", "sqs", "CreateQueue DeleteQueue SetQueueAttributes TagQueue UntagQueue", { Resource: named("sqs") }),
    allow("Topics", "sns", TOPICS, { Resource: named("sns") }),
    // A subscription is found by the topic it belongs to; SNS knows no resource for these.
    allow("Subscriptions", "sns", "SetSubscriptionAttributes Unsubscribe", { Resource: "*" }),
    allow("Rules", "events", RULES, { Resource: named("events", "rule/") }),
    allow("Schedules", "scheduler", SCHEDULES, {
      Resource: [named("scheduler", "schedule/*/"), named("scheduler", "schedule-group/")],
    }),
    allow("Documents", "ssm", DOCUMENTS, { Resource: named("ssm", "document/") }),
  ];
}

const TOPICS = `
  CreateTopic DeleteTopic SetTopicAttributes Subscribe TagResource UntagResource
`;
const RULES = "PutRule DeleteRule EnableRule DisableRule PutTargets RemoveTargets TagResource UntagResource";
const SCHEDULES =
  "CreateSchedule UpdateSchedule DeleteSchedule CreateScheduleGroup DeleteScheduleGroup TagResource UntagResource";
const DOCUMENTS =
  "CreateDocument UpdateDocument UpdateDocumentDefaultVersion DeleteDocument AddTagsToResource RemoveTagsFromResource";

/** What is known by a number that AWS makes up. */
function unnamed(scope: DeliveryScope): PolicyStatement[] {
  const Condition = oursOrNobodys(scope);
  const models = `arn:aws:bedrock:*:${scope.accountId}:*`;
  const targets = `arn:aws:application-autoscaling:*:${scope.accountId}:scalable-target/*`;
  return [
    allow("Scaling", "application-autoscaling", SCALING, { Resource: targets, Condition }),
    // A knowledge base that is not there yet has no ARN.
    allow("MakeKnowledge", "bedrock", "CreateKnowledgeBase", { Resource: "*" }),
    allow("Models", "bedrock", MODELS, { Resource: models, Condition }),
  ];
}

const SCALING = `
  RegisterScalableTarget DeregisterScalableTarget PutScalingPolicy DeleteScalingPolicy PutScheduledAction
  DeleteScheduledAction TagResource UntagResource
`;
const MODELS = `
  CreateGuardrail CreateGuardrailVersion UpdateGuardrail DeleteGuardrail
  UpdateKnowledgeBase DeleteKnowledgeBase CreateDataSource UpdateDataSource DeleteDataSource
  TagResource UntagResource
`;
