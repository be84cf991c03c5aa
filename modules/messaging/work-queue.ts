import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { SqsQueueRedriveAllowPolicy } from "@cdktf/provider-aws/lib/sqs-queue-redrive-allow-policy";
import { SqsQueueRedrivePolicy } from "@cdktf/provider-aws/lib/sqs-queue-redrive-policy";
import { Construct } from "constructs";
import { policyDocument } from "../security/policy-document";
import { check, nameProblem } from "../shared/check";
import type { QueueSettings } from "./queue-settings";

/** Longest name of a queue. Source: SQS quotas. */
const MAX_QUEUE_NAME = 80;
/** Longest time SQS keeps a message. It counts from the first sending: what failed has 14 days less its time in the queue. */
const MAX_RETENTION_SECONDS = 14 * 24 * 60 * 60;
/** Seconds a data key is used again before KMS is asked for another: SQS takes 60 to 86,400. */
const DATA_KEY_SECONDS = 300;
const SECONDS_PER_DAY = 24 * 60 * 60;

export interface WorkQueueProps {
  /** Name of the queue; its dead-letter queue is `<name>-dlq`. */
  readonly name: string;
  readonly settings: QueueSettings;
  readonly keyArn: string;
}

/** A queue for background work with a dead-letter queue of its own, both encrypted and reachable by TLS only. */
export class WorkQueue extends Construct {
  readonly url: string;
  readonly arn: string;
  readonly deadLetterArn: string;
  readonly deadLetterName: string;
  readonly keyArn: string;
  /** Seconds a message stays hidden while a worker has it. */
  readonly visibilityTimeoutSeconds: number;
  readonly resource: SqsQueue;

  constructor(scope: Construct, id: string, { name, settings, keyArn }: WorkQueueProps) {
    super(scope, id);
    this.deadLetterName = `${name}-dlq`;
    check(this, [nameProblem("name", this.deadLetterName, MAX_QUEUE_NAME)]);
    const encryption = { kmsMasterKeyId: keyArn, kmsDataKeyReusePeriodSeconds: DATA_KEY_SECONDS };

    const deadLetters = new SqsQueue(this, "dead-letters", {
      name: this.deadLetterName,
      messageRetentionSeconds: MAX_RETENTION_SECONDS,
      ...encryption,
    });
    this.resource = new SqsQueue(this, "queue", {
      name,
      visibilityTimeoutSeconds: settings.visibilityTimeoutSeconds,
      messageRetentionSeconds: settings.retentionDays * SECONDS_PER_DAY,
      // One long poll instead of many empty answers, each of which is billed.
      receiveWaitTimeSeconds: 20,
      ...encryption,
    });
    new SqsQueueRedrivePolicy(this, "redrive", {
      queueUrl: this.resource.url,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: settings.maxReceiveCount }),
    });
    new SqsQueueRedriveAllowPolicy(this, "redrive-allow", {
      queueUrl: deadLetters.url,
      redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [this.resource.arn] }),
    });
    tlsOnly(this, "policy", this.resource);
    tlsOnly(this, "dead-letters-policy", deadLetters);

    this.url = this.resource.url;
    this.arn = this.resource.arn;
    this.deadLetterArn = deadLetters.arn;
    this.keyArn = keyArn;
    this.visibilityTimeoutSeconds = settings.visibilityTimeoutSeconds;
  }
}

function tlsOnly(scope: Construct, id: string, queue: SqsQueue): void {
  new SqsQueuePolicy(scope, id, {
    queueUrl: queue.url,
    policy: policyDocument([
      {
        Sid: "OnlyTls",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: queue.arn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]),
  });
}
