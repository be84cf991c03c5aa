import { changed } from "../support/changed";
import { differences } from "../support/differences";
import { synthesizeAll } from "../support/synthesized";
import { statementsOf } from "../support/system-stacks";

const before = synthesizeAll();

describe.each(["dev", "prod"])("another queue in %s", (environment) => {
  const prefix = `partner-${environment}`;
  const outdir = synthesizeAll(
    changed("partner", {
      [environment]: ({ messaging }) => {
        const processor = { memoryMiB: 128, timeoutSeconds: 10, batchSize: 1, maximumConcurrency: 2, uses: [] };
        messaging.queues.audit = { visibilityTimeoutSeconds: 60, retentionDays: 4, maxReceiveCount: 3, processor };
      },
    }),
  );
  const found = differences(before, outdir);
  const { added } = found;
  const namesOf = (type: string, name = "name") => added.filter((each) => each.type === type).map(({ values }) => values[name]);

  test("adds itself, its dead letters, its function and their alarms, and takes nothing away", () => {
    expect(found.growing).toEqual([`${prefix}-messaging`, `${prefix}-watching`]);
    expect(namesOf("aws_sqs_queue").sort()).toEqual([`${prefix}-audit`, `${prefix}-audit-dlq`]);
    expect(namesOf("aws_lambda_function", "function_name")).toEqual([`${prefix}-audit-processor`]);
    expect(namesOf("aws_lambda_event_source_mapping", "batch_size")).toEqual([1]);
    expect(namesOf("aws_cloudwatch_metric_alarm", "alarm_name").sort()).toEqual(
      ["dlq-depth", "processor-duration", "processor-errors", "processor-throttles"].map((alarm) => `${prefix}-audit-${alarm}`),
    );
  });

  test("changes nothing that stands, except what tells of all queues or may send to all of them", () => {
    expect(found.changed).toEqual([
      "aws_cloudwatch_dashboard.dashboard_body",
      "aws_cloudwatch_query_definition.log_group_names",
      "aws_iam_role_policy.policy",
      "aws_lambda_function.environment",
    ]);
    expect(found.outputs).toEqual([`${prefix}-messaging: functions`, `${prefix}-messaging: queue_urls`]);
  });

  test("lets the API and the WebSocket function send to it, and nobody else", () => {
    const senders = [...found.after].flatMap(([, { type, values }]) =>
      type === "aws_iam_role_policy" && String(values.name).startsWith(prefix) && sendsTo(values.policy, "audit_queue")
        ? [values.name]
        : [],
    );
    expect(senders.sort()).toEqual([`${prefix}-api`, `${prefix}-websocket`]);
  });
});

const sendsTo = (policy: unknown, queue: string) =>
  statementsOf(policy).some(({ Action, Resource }) => Action.includes("sqs:SendMessage") && String(Resource).includes(queue));

test("queues are built alike in whatever order they are written", () => {
  const turned = changed("partner", {
    dev: ({ messaging }) => {
      messaging.queues = Object.fromEntries(Object.entries(messaging.queues).reverse());
    },
  });
  const { changed: found, added, outputs } = differences(before, synthesizeAll(turned));
  expect({ found, added, outputs }).toEqual({ found: [], added: [], outputs: [] });
});
