import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

/** Longest name of a rule. Source: EventBridge API reference, "PutRule". */
const MAX_RULE_NAME = 64;

export interface DeploymentEventsProps {
  /** Name of the rule. */
  readonly name: string;
  /** The cluster whose services are watched. */
  readonly clusterName: string;
  readonly accountId: string;
  readonly region: string;
  /** Admits `events` as publisher, and so does its key. */
  readonly topicArn: string;
  /** A topic without its policy refuses EventBridge. */
  readonly topicReady: ITerraformDependable;
}

/** Tells a topic when ECS gave up a deployment, by circuit breaker or alarm: the service runs, but not what was deployed. */
export class DeploymentEvents extends Construct {
  constructor(scope: Construct, id: string, props: DeploymentEventsProps) {
    super(scope, id);
    const { name, clusterName, accountId, region, topicArn, topicReady } = props;
    check(this, [nameProblem("name", name, MAX_RULE_NAME)]);
    const rule = new CloudwatchEventRule(this, "failed", {
      name,
      description: `Deployments in ${clusterName} that ECS gave up`,
      // Source: ECS developer guide, "Amazon ECS service deployment state change events".
      eventPattern: JSON.stringify({
        source: ["aws.ecs"],
        "detail-type": ["ECS Deployment State Change"],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
        resources: [{ prefix: `arn:aws:ecs:${region}:${accountId}:service/${clusterName}/` }],
      }),
    });
    new CloudwatchEventTarget(this, "topic", {
      rule: rule.name,
      targetId: "topic",
      arn: topicArn,
      inputTransformer: {
        inputPaths: { service: "$.resources[0]", reason: "$.detail.reason" },
        // In quotes, because EventBridge sends JSON: text is a JSON string.
        inputTemplate: `"A deployment failed, and ECS goes back to the one before where it can. Service: <service>. ECS says: <reason> First: read why its last tasks stopped, and their log; then deploy the repair."`,
      },
      dependsOn: [topicReady],
    });
  }
}
