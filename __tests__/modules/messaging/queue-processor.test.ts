import { LambdaFunction } from "../../../modules/compute/lambda-function";
import { LiveAlias } from "../../../modules/compute/live-alias";
import { consumes, QueueProcessor, type QueueProcessorProps } from "../../../modules/messaging/queue-processor";
import { WorkQueue } from "../../../modules/messaging/work-queue";
import { build } from "../../support/build";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/k";

interface Given extends Partial<Pick<QueueProcessorProps, "batchSize" | "maximumConcurrency">> {
  readonly visibilityTimeoutSeconds?: number;
}

const processed = ({ visibilityTimeoutSeconds = 360, batchSize = 10, maximumConcurrency = 5 }: Given = {}) =>
  build((stack) => {
    const queue = new WorkQueue(stack, "documents", {
      name: "shop-test-documents",
      settings: { visibilityTimeoutSeconds, retentionDays: 4, maxReceiveCount: 3 },
      keyArn,
    });
    const processor = new LambdaFunction(stack, "processor", {
      name: "shop-test-processor",
      description: "Works documents off",
      source: "queue-placeholder",
      home: { accountId: "111111111111", region: "us-east-1", keyArn, logDays: 30 },
      size: { memoryMiB: 256, timeoutSeconds: 60 },
      variables: {},
      statements: consumes([queue], "us-east-1"),
      deployedBy: "ci",
    });
    const live = new LiveAlias(stack, "live", processor, "on-demand");
    new QueueProcessor(stack, "mapping", { queue, processor, live, batchSize, maximumConcurrency });
  });

test("the live version gets the queue's messages, and only failed ones come back", () => {
  expect(processed().one("aws_lambda_event_source_mapping")).toMatchObject({
    event_source_arn: expect.stringMatching(/^\$\{aws_sqs_queue\.documents_queue_\w+\.arn\}$/),
    function_name: expect.stringMatching(/^\$\{aws_lambda_alias\.live_alias_\w+\.arn\}$/),
    function_response_types: ["ReportBatchItemFailures"],
    batch_size: 10,
    scaling_config: { maximum_concurrency: 5 },
  });
});

test("the role may consume before Lambda tries it", () => {
  const { depends_on: before } = processed().one("aws_lambda_event_source_mapping");
  expect(before).toContainEqual(expect.stringMatching(/^aws_iam_role_policy\.processor_role_policy_/));
});

test("the processor may take messages of its queue, and decrypt nothing but messages", () => {
  const { Statement: statements } = JSON.parse(String(processed().one("aws_iam_role_policy").policy));
  expect(statements).toContainEqual({
    Sid: "ReceiveMessages",
    Effect: "Allow",
    Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"],
    Resource: [expect.stringMatching(/^\$\{aws_sqs_queue\.documents_queue_\w+\.arn\}$/)],
  });
  expect(statements).toContainEqual({
    Sid: "DecryptMessages",
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: [keyArn],
    Condition: { StringEquals: { "kms:ViaService": "sqs.us-east-1.amazonaws.com" } },
  });
  expect(processed().broken).toEqual([]);
  expect(processed().problems).toEqual([]);
});

test("one message at a time need stay hidden for one run only", () => {
  expect(processed({ batchSize: 1, visibilityTimeoutSeconds: 60 }).problems).toEqual([]);
});

test.each([
  [
    { batchSize: 1, visibilityTimeoutSeconds: 59 },
    "visibilityTimeoutSeconds must be 1 × the function's timeout of 60 s or more, got 59",
  ],
  [{ visibilityTimeoutSeconds: 359 }, "visibilityTimeoutSeconds must be 6 × the function's timeout of 60 s or more, got 359"],
  [{ batchSize: 11 }, "batchSize must be 1 to 10, got 11"],
  [{ maximumConcurrency: 1 }, "maximumConcurrency must be 2 to 1000, got 1"],
])("%j is refused", (given, problem) => {
  expect(processed(given).problems).toEqual([`mapping: ${problem}`]);
});
