import { LambdaEventSourceMapping } from "@cdktf/provider-aws/lib/lambda-event-source-mapping";
import { Construct } from "constructs";
import type { LambdaFunction } from "../compute/lambda-function";
import type { LiveAlias } from "../compute/live-alias";
import type { PolicyStatement } from "../security/policy-document";
import { check } from "../shared/check";
import { CONCURRENCY, MAX_BATCH_SIZE, runsWithinVisibility } from "./queue-settings";
import type { WorkQueue } from "./work-queue";

export interface QueueProcessorProps {
  readonly queue: WorkQueue;
  /** Its role must be allowed to consume the queue: see `consumes`. */
  readonly processor: Pick<LambdaFunction, "resource" | "ready">;
  /** The version of the processor that runs. */
  readonly live: LiveAlias;
  /** Messages handed to one run at most, 1 to 10. */
  readonly batchSize: number;
  /** Runs at the same time at most, 2 to 1,000; the others wait in the queue and do not count as received. */
  readonly maximumConcurrency: number;
}

/** Hands the messages of a queue to a function, which answers with those that failed: only they come back. */
export class QueueProcessor extends Construct {
  readonly resource: LambdaEventSourceMapping;

  constructor(scope: Construct, id: string, props: QueueProcessorProps) {
    super(scope, id);
    const { queue, processor, live, batchSize, maximumConcurrency } = props;
    const timeout = processor.resource.timeoutInput ?? 0;
    const visibility = queue.visibilityTimeoutSeconds;
    const runs = runsWithinVisibility(batchSize);
    check(this, [
      visibility < runs * timeout &&
        `visibilityTimeoutSeconds must be ${runs} × the function's timeout of ${timeout} s or more, got ${visibility}`,
      outside(batchSize, 1, MAX_BATCH_SIZE) && `batchSize must be 1 to ${MAX_BATCH_SIZE}, got ${batchSize}`,
      outside(maximumConcurrency, CONCURRENCY.least, CONCURRENCY.most) &&
        `maximumConcurrency must be ${CONCURRENCY.least} to ${CONCURRENCY.most}, got ${maximumConcurrency}`,
    ]);
    this.resource = new LambdaEventSourceMapping(this, "mapping", {
      eventSourceArn: queue.arn,
      functionName: live.arn,
      functionResponseTypes: ["ReportBatchItemFailures"],
      batchSize,
      scalingConfig: { maximumConcurrency },
      // Lambda tries the role when the mapping is made.
      dependsOn: processor.ready,
    });
  }
}

const outside = (value: number, least: number, most: number) => value < least || value > most;

/**
 * Lets a role take messages out of queues and decrypt them, which Lambda does in a function's name.
 * Source: Lambda developer guide, "Configuring permissions for an Amazon SQS event source mapping".
 */
export function consumes(queues: readonly Pick<WorkQueue, "arn" | "keyArn">[], region: string): PolicyStatement[] {
  return [
    {
      Sid: "ReceiveMessages",
      Effect: "Allow",
      Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"],
      Resource: queues.map(({ arn }) => arn),
    },
    {
      Sid: "DecryptMessages",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: [...new Set(queues.map(({ keyArn }) => keyArn))],
      Condition: { StringEquals: { "kms:ViaService": `sqs.${region}.amazonaws.com` } },
    },
  ];
}
