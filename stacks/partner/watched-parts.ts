import type { WatchedDatabase } from "../../modules/database/postgres-events";
import type { SecurityStack } from "../security-stack";
import { type WatchedFunction, watchedFunctions } from "../watched-functions";
import type { WatchedWebAcl } from "../watched-web-acls";
import type { ApiStack } from "./api-stack";
import type { DatabaseStack } from "./database-stack";
import type { EdgeStack } from "./edge-stack";
import type { MessagingStack } from "./messaging-stack";

/** What of partner is watched, in the words that CloudWatch counts by. */
export interface WatchedParts {
  readonly functions: readonly WatchedFunction[];
  /** The REST side, by its runtime. */
  readonly api:
    | { readonly runtime: "lambda"; readonly name: string; readonly stage: string }
    | { readonly runtime: "beanstalk"; readonly environmentName: string; readonly loadBalancerArn: string };
  readonly webSocketApi: { readonly id: string; readonly stage: string };
  /** Dead-letter queues by the role of their queue. */
  readonly deadLetters: ReadonlyArray<{ readonly role: string; readonly queueName: string }>;
  readonly database: WatchedDatabase;
  readonly distributionId: string;
  readonly webAcls: readonly WatchedWebAcl[];
  /** Log groups that receive the APIs' access logs. */
  readonly accessLogGroups: readonly string[];
}

/** The stacks that hold something to watch. */
export interface WatchedStacks {
  readonly security: SecurityStack;
  readonly database: DatabaseStack;
  readonly messaging: MessagingStack;
  readonly api: ApiStack;
  readonly edge: EdgeStack;
}

/** Everything of these stacks that an alarm can be about. */
export function watchedParts({ security, database, messaging, api, edge }: WatchedStacks): WatchedParts {
  const { rest } = api;
  const often = [...messaging.functions, ...(rest.runtime === "lambda" ? ([["api", rest.handler]] as const) : [])];
  const seldom = [...database.functions, ...security.functions];
  const sockets = messaging.connections.api;
  return {
    functions: [...watchedFunctions("often", often), ...watchedFunctions("seldom", seldom)],
    api:
      rest.runtime === "lambda"
        ? { runtime: rest.runtime, name: rest.rest.apiName, stage: rest.rest.stageName }
        : {
            runtime: rest.runtime,
            environmentName: rest.environment.environmentName,
            loadBalancerArn: rest.environment.loadBalancerArn,
          },
    webSocketApi: { id: sockets.apiId, stage: sockets.stageName },
    deadLetters: [...messaging.queues].map(([role, { deadLetterName }]) => ({ role, queueName: deadLetterName })),
    database: { instance: database.postgres.identifier, parameterGroup: database.postgres.parameterGroupName },
    distributionId: edge.distribution.distributionId,
    webAcls: [
      ...(api.webAcl ? [{ role: "api", metricName: api.webAcl.aclName, scope: "regional" } as const] : []),
      ...(edge.webAcl ? [{ role: "frontend", metricName: edge.webAcl.aclName, scope: "cloudfront" } as const] : []),
    ],
    accessLogGroups: [messaging.connections.accessLogGroup, ...(rest.runtime === "lambda" ? [rest.rest.accessLogGroup] : [])],
  };
}
