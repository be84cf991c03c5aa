import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

/** Longest name of a rule. Source: EventBridge API reference, "PutRule". */
const MAX_RULE_NAME = 64;

export interface RunnerEventsProps {
  /** Name of the rule. */
  readonly name: string;
  readonly serviceNames: readonly string[];
  /** Admits `events` as publisher, and so does its key. */
  readonly topicArn: string;
  /** A topic without its policy refuses EventBridge. */
  readonly topicReady: ITerraformDependable;
}

/**
 * Tells a topic when App Runner could not do what it was to do with a service: deploy an image, mostly because its health
 * checks fail, or change it. The service goes on as it was before.
 */
export class RunnerEvents extends Construct {
  constructor(scope: Construct, id: string, { name, serviceNames, topicArn, topicReady }: RunnerEventsProps) {
    super(scope, id);
    check(this, [
      nameProblem("name", name, MAX_RULE_NAME),
      serviceNames.length === 0 && "serviceNames must name one service or more, got none",
    ]);
    const rule = new CloudwatchEventRule(this, "failed", {
      name,
      description: `Deployments and changes of ${serviceNames.join(", ")} that failed`,
      // Source: App Runner developer guide, "Handling App Runner events in EventBridge".
      eventPattern: JSON.stringify({
        source: ["aws.apprunner"],
        "detail-type": ["AppRunner Service Operation Status Change"],
        detail: { serviceName: serviceNames, operationStatus: [{ suffix: "Failed" }] },
      }),
    });
    new CloudwatchEventTarget(this, "topic", {
      rule: rule.name,
      targetId: "topic",
      arn: topicArn,
      inputTransformer: {
        inputPaths: { service: "$.detail.serviceName", status: "$.detail.operationStatus", message: "$.detail.message" },
        // In quotes, because EventBridge sends JSON: text is a JSON string.
        inputTemplate: `"App Runner could not do what it was told, and the service goes on as it was. Service: <service>. What: <status>. App Runner says: <message> First: read the service's two log groups; then push an image that answers its health check, or give the tag to the one before."`,
      },
      dependsOn: [topicReady],
    });
  }
}
