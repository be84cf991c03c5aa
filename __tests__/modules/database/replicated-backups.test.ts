import { ReplicatedBackups } from "../../../modules/database/replicated-backups";
import { build } from "../../support/build";

const instanceArn = "arn:aws:rds:us-east-1:111111111111:db:partner-test-postgres";
const keyArn = "arn:aws:kms:us-west-2:111111111111:key/copies";
const replicated = (data: "disposable" | "durable") =>
  build((stack) => void new ReplicatedBackups(stack, "backups", { instanceArn, keyArn, days: 14, data }));

test("an instance's backups are copied, encrypted with the key of the region they go to, and kept for the days given", () => {
  const built = replicated("disposable");
  expect(built.one("aws_db_instance_automated_backups_replication")).toMatchObject({
    source_db_instance_arn: instanceArn,
    kms_key_id: keyArn,
    retention_period: 14,
  });
  expect(built.broken).toEqual([]);
});

test.each([
  { data: "disposable", lifecycle: undefined },
  { data: "durable", lifecycle: { prevent_destroy: true } },
] as const)("$data copies have the lifecycle $lifecycle", ({ data, lifecycle }) => {
  expect(replicated(data).one("aws_db_instance_automated_backups_replication").lifecycle).toEqual(lifecycle);
});
