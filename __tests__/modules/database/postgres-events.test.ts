import { PostgresEvents } from "../../../modules/database/postgres-events";
import { LogGroup } from "../../../modules/monitoring/log-group";
import { build } from "../../support/build";

const topicArn = "arn:aws:sns:us-east-1:111111111111:shop-test-alarms";

test("failures, failovers, maintenance and changes of an instance and its parameters are told to the topic", () => {
  const built = build((stack) => {
    const { resource: topicReady } = new LogGroup(stack, "ready", { name: "/ready", days: 30, keyArn: "arn:aws:kms:::key/k" });
    const watched = { instance: "shop-test-postgres", parameterGroup: "shop-test-postgres-pg15" };
    new PostgresEvents(stack, "events", { name: "shop-test-postgres", databases: [watched], topicArn, topicReady });
  });
  const [instance, parameters, ...more] = built.of("aws_db_event_subscription");
  expect(more).toEqual([]);
  expect(instance).toMatchObject({
    name: "shop-test-postgres-instance",
    sns_topic: topicArn,
    source_type: "db-instance",
    source_ids: ["shop-test-postgres"],
    // RDS.20 asks for these three.
    event_categories: expect.arrayContaining(["maintenance", "configuration change", "failure"]),
    depends_on: [expect.stringMatching(/^aws_cloudwatch_log_group\.ready_/)],
  });
  expect(parameters).toMatchObject({
    name: "shop-test-postgres-parameters",
    source_type: "db-parameter-group",
    source_ids: ["shop-test-postgres-pg15"],
    event_categories: ["configuration change"],
  });
  expect(built.broken).toEqual([]);
});

test("events of no database at all would be those of every database, and are refused", () => {
  const built = build((stack) => {
    const { resource: topicReady } = new LogGroup(stack, "ready", { name: "/ready", days: 30, keyArn: "arn:aws:kms:::key/k" });
    new PostgresEvents(stack, "events", { name: "shop-test-postgres", databases: [], topicArn, topicReady });
  });
  expect(built.problems).toEqual(["events: databases must name one or more"]);
});
