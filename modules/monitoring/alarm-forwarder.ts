import { LambdaFunctionEventInvokeConfig } from "@cdktf/provider-aws/lib/lambda-function-event-invoke-config";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import { type FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { except } from "../governance/exceptions";
import { GIVEN_REASON, RECOVERY_DAYS } from "../security/given-secret";
import { usesKey } from "../security/key-access";
import { readsSecret } from "../security/secret-access";
import type { Posture } from "../shared/posture";
import { Alarm, type AlarmGroup } from "./alarm";

const SIZE = { memoryMiB: 256, timeoutSeconds: 30 };
/** Tries after the first one, and for how long: the most Lambda does by itself. Source: Lambda quotas, asynchronous invocation. */
const RETRIES = { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 21_600 };

export interface AlarmForwarderProps {
  readonly name: string;
  /** Name of the secret that is made here, and filled by people. */
  readonly secretName: string;
  readonly service: "pagerduty" | "opsgenie";
  readonly topicArn: string;
  /** Without a network: it must not depend on the VPC whose alarms it brings. */
  readonly home: Omit<FunctionHome, "network">;
  readonly data: Posture;
}

/**
 * Hands on the topic's messages to a paging service. A subscription of SNS itself would show the service's key in state
 * and console. What it could not deliver raises an alarm, which reaches the topic's other subscribers; the message
 * is not kept, because a page about trouble long gone helps nobody.
 */
export class AlarmForwarder extends Construct implements AlarmGroup {
  readonly secretArn: string;
  readonly title: string;
  readonly alarms: readonly Alarm[];
  private readonly forwarder: LambdaFunction;

  constructor(scope: Construct, id: string, props: AlarmForwarderProps) {
    super(scope, id);
    const { name, secretName, service, topicArn, home, data } = props;
    const secret = new SecretsmanagerSecret(this, "secret", {
      name: secretName,
      description: `Key of ${service}, which ${name} sends alarms to; filled by people`,
      kmsKeyId: home.keyArn,
      recoveryWindowInDays: RECOVERY_DAYS[data],
    });
    this.secretArn = secret.arn;
    except(secret, "secretRotates", GIVEN_REASON);
    this.forwarder = new LambdaFunction(this, "function", {
      name,
      description: `Hands on alarms to ${service}`,
      source: "alarm-forwarder",
      home,
      size: SIZE,
      variables: { WEBHOOK: service, WEBHOOK_SECRET_ARN: this.secretArn },
      statements: [readsSecret(this.secretArn), usesKey(home.keyArn, home.region, ["secretsmanager"])],
      deployedBy: "terraform",
    });
    const { functionName } = this.forwarder;
    new LambdaFunctionEventInvokeConfig(this, "retries", { functionName, ...RETRIES });
    this.subscribe(this, "subscription", topicArn, this.letCall("topic-may-call", "AlarmTopic", topicArn));
    this.title = `Forwarder ${name}`;
    const lost = new Alarm(this, "lost", {
      name: `${name}-lost`,
      description: `An alarm did not reach ${service}: look for it in the mails and in the console. First: read the log of ${name}; it says whether the secret is empty or the service refuses.`,
      metric: {
        namespace: "AWS/Lambda",
        name: "AsyncEventsDropped",
        dimensions: { FunctionName: functionName },
        statistic: "Sum",
        periodSeconds: 300,
      },
      breach: { is: "at least", value: 1, dataPoints: 1 },
      missingData: "good",
      topicArn,
    });
    this.alarms = [lost];
  }

  /**
   * Hands on another region's topic too; its subscription stands beside it, under `there`. Both regions must be enabled by
   * default, as SNS calls under another name from others.
   * Source: SNS developer guide, "Prerequisites for integrating Amazon SNS with Lambda functions across regions".
   */
  alsoFrom(there: Construct, topicArn: string): void {
    this.subscribe(there, "forwarder", topicArn, this.letCall("second-topic-may-call", "SecondAlarmTopic", topicArn));
  }

  private letCall(id: string, statementId: string, sourceArn: string): LambdaPermission {
    return new LambdaPermission(this, id, {
      statementId,
      functionName: this.forwarder.functionName,
      action: "lambda:InvokeFunction",
      principal: "sns.amazonaws.com",
      sourceArn,
    });
  }

  private subscribe(scope: Construct, id: string, topicArn: string, permission: LambdaPermission): void {
    new SnsTopicSubscription(scope, id, {
      topicArn,
      protocol: "lambda",
      endpoint: this.forwarder.arn,
      dependsOn: [permission],
    });
  }
}
