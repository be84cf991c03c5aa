import { sendsTo } from "../../modules/messaging/queue-access";
import type { Application } from "./application";
import type { MessagingStack } from "./messaging-stack";
import { queueUrls } from "./queue-urls";
import type { WorkloadAccess, WorkloadUse } from "./workload-access";

const USES: WorkloadUse[] = ["documents", "templates", "database", "models", "secret"];

/** What the REST API works with, whatever runs it: all of it, because every request may need any of it. */
export function restApplication(access: WorkloadAccess, { queues, connections }: MessagingStack): Application {
  return {
    variables: { ...access.variables(USES), ...queueUrls(queues), WEBSOCKET_CALLBACK_URL: connections.api.callbackUrl },
    statements: [
      ...access.statements(USES, "sqs"),
      ...sendsTo([...queues.values()].map(({ arn }) => arn)),
      connections.api.manageConnectionsStatement(),
    ],
  };
}
