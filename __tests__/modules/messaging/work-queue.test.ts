import { WorkQueue, type WorkQueueProps } from "../../../modules/messaging/work-queue";
import { build } from "../../support/build";

const props: WorkQueueProps = {
  name: "partner-test-documents",
  settings: { visibilityTimeoutSeconds: 360, retentionDays: 14, maxReceiveCount: 3 },
  keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
};
const queue = (changes: Partial<WorkQueueProps> = {}) =>
  build((stack) => void new WorkQueue(stack, "documents", { ...props, ...changes }));

test("a queue keeps messages and hides them as the settings say", () => {
  const [, work] = queue().of("aws_sqs_queue");
  expect(work).toMatchObject({
    name: "partner-test-documents",
    visibility_timeout_seconds: 360,
    message_retention_seconds: 1_209_600,
  });
});

test("a message that was handed out three times goes to the queue's own dead-letter queue", () => {
  const { redrive_policy: policy } = queue().one("aws_sqs_queue_redrive_policy");
  expect(String(policy)).toMatch(
    /^\{"deadLetterTargetArn":"\$\{aws_sqs_queue\.documents_dead-letters_\w+\.arn\}","maxReceiveCount":3\}$/,
  );
});

test("the dead-letter queue takes messages from that queue only, and keeps them as long as SQS can", () => {
  const { redrive_allow_policy: policy } = queue().one("aws_sqs_queue_redrive_allow_policy");
  expect(String(policy)).toMatch(
    /^\{"redrivePermission":"byQueue","sourceQueueArns":\["\$\{aws_sqs_queue\.documents_queue_\w+\.arn\}"\]\}$/,
  );
  const [deadLetters] = queue().of("aws_sqs_queue");
  expect(deadLetters).toMatchObject({ name: "partner-test-documents-dlq", message_retention_seconds: 1_209_600 });
});

test("both queues keep every rule: encrypted with the key, TLS only", () => {
  expect(queue().broken).toEqual([]);
  expect(
    queue()
      .of("aws_sqs_queue")
      .map(({ kms_master_key_id: key }) => key),
  ).toEqual([props.keyArn, props.keyArn]);
});

test("a name that leaves no room for the dead-letter queue's ending is refused", () => {
  expect(queue({ name: "q".repeat(77) }).problems).toEqual([
    `documents: name must be at most 80 characters, got 81 ("${"q".repeat(77)}-dlq")`,
  ]);
});
