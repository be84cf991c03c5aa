import { synthesizeAll } from "../../../../../__tests__/support/synthesized";
import { statementsOf, systemIn } from "../../../../../__tests__/support/system-stacks";
import { problemsOf } from "../../../../../modules/shared/problems";
import { dev } from "../../environments/sample-system/dev";
import { sampleSystemSettings } from "../../systems/sample-system-settings";

const { of, one, the } = systemIn(synthesizeAll(), "sample-system", "dev");

/** Name of a resource in a reference to it, such as `results_table_1A2B3C4D`. */
const nameIn = (reference: unknown) => /\$\{aws_\w+\.([\w-]+)\.\w+\}/.exec(String(reference))?.[1];

test("a job that fails as often as the file says ends in the dead-letter queue, and a single one there rings", () => {
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(String(one("aws_sqs_queue_redrive_policy").redrive_policy));
  expect(nameIn(deadLetterTargetArn)).toMatch(/^jobs_dead-letters_/);
  expect(maxReceiveCount).toBe(dev.jobs.maxReceiveCount);
  the("aws_sqs_queue", { name: "sample-system-dev-jobs-dlq" });
  expect(the("aws_cloudwatch_metric_alarm", { alarm_name: "sample-system-dev-jobs-dlq-depth" })).toMatchObject({
    dimensions: { QueueName: "sample-system-dev-jobs-dlq" },
    comparison_operator: "GreaterThanThreshold",
    threshold: 0,
  });
});

test("the worker may take jobs and reach its table, and nothing else of the application", () => {
  const policies = of("aws_iam_role_policy", "application").flatMap(({ policy }) => statementsOf(policy));
  const reached = policies.filter(({ Action }) => [Action].flat().some((action) => /^(sqs|dynamodb):/.test(action)));
  expect(reached.map(({ Sid, Resource }) => [Sid, [Resource].flat().map(nameIn).join()])).toEqual([
    ["ReceiveMessages", expect.stringMatching(/^jobs_queue_[0-9A-F]{8}$/)],
    ["ResultsItems", expect.stringMatching(/^results_table_[0-9A-F]{8}$/)],
  ]);
  expect(one("aws_lambda_event_source_mapping").function_response_types).toEqual(["ReportBatchItemFailures"]);
});

test("queues and table are encrypted with the environment's own key", () => {
  const keys = [
    ...of("aws_sqs_queue").map(({ kms_master_key_id: key }) => key),
    (one("aws_dynamodb_table").server_side_encryption as { kms_key_arn: string }).kms_key_arn,
  ];
  expect(keys).toHaveLength(3);
  for (const key of keys) expect(key).toMatch(/^\$\{data\.terraform_remote_state\.\w+.*aws_kms_keyplatform_/);
});

test("a queue that hands a job out again while a worker still has it is refused", () => {
  const jobs = { ...dev.jobs, visibilityTimeoutSeconds: 179 };
  expect(problemsOf(sampleSystemSettings, { ...dev, jobs })).toEqual([
    "jobs.visibilityTimeoutSeconds must be 180 or more, 6 times the processor's timeoutSeconds, got 179",
  ]);
});
