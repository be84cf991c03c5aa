import type { ReplicaSettings } from "../../modules/database/replica-settings";
import { changed } from "../support/changed";
import { differences } from "../support/differences";
import { synthesizeAll } from "../support/synthesized";

const before = synthesizeAll();
const withReplicas = (environment: string, replicas: ReplicaSettings) =>
  synthesizeAll(
    changed("portfolio", {
      [environment]: (settings) => {
        settings.replicas = replicas;
      },
    }),
  );
const replica = (instanceClass: string, count: number) => ({ count, instanceClass, passwordRotationDays: 30 });

describe("a second replica in prod", () => {
  const found = differences(before, withReplicas("prod", replica("db.t4g.small", 2)));

  test("adds itself and its alarms", () => {
    expect(found.growing).toEqual(["portfolio-prod-database", "portfolio-prod-watching"]);
    const made = found.added.filter(({ type }) => type === "aws_db_instance").map(({ values }) => values.identifier);
    expect(made).toEqual(["portfolio-prod-postgres-replica-2"]);
  });

  test("changes nothing that stands, except what tells of all replicas or lets somebody log in to them", () => {
    expect(found.changed).toEqual([
      "aws_cloudwatch_dashboard.dashboard_body",
      "aws_db_event_subscription.source_ids",
      "aws_ecs_task_definition.container_definitions",
      "aws_iam_role_policy.policy",
    ]);
  });
});

describe("a first replica in dev", () => {
  const found = differences(before, withReplicas("dev", replica("db.t4g.micro", 1)));
  const ofType = (type: string) => found.changed.filter((each) => each.startsWith(`${type}.`));

  test("adds itself, a secret for the master password and what rotates it", () => {
    expect(found.growing).toEqual(["portfolio-dev-database", "portfolio-dev-watching"]);
    const types = found.added.map(({ type }) => type);
    for (const type of ["aws_db_instance", "aws_secretsmanager_secret", "aws_secretsmanager_secret_rotation"]) {
      expect(types.filter((each) => each === type)).toHaveLength(1);
    }
  });

  // Terraform replaces an instance for a change of its name, user, key or place, for none of these.
  test("changes of the database only who keeps the master password, which the provider does in place", () => {
    expect(ofType("aws_db_instance")).toEqual([
      "aws_db_instance.manage_master_user_password",
      "aws_db_instance.master_user_secret_kms_key_id",
      "aws_db_instance.password_wo",
      "aws_db_instance.password_wo_version",
    ]);
  });

  test("takes nothing away", () => {
    expect(found.changed.filter((each) => each.endsWith(" is gone"))).toEqual([]);
  });
});
