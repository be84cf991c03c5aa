import { synthesizeSystem } from "../support/synthesized";
import { portfolioIn, type Values } from "../support/system-stacks";

const { of, one, resources } = portfolioIn(synthesizeSystem("portfolio"), "prod");

test("a backup does not begin while RDS takes its own, or is maintained", () => {
  const [{ schedule }] = one("aws_backup_plan").rule as Values[];
  const hour = Number(/^cron\(0 (\d+) /.exec(String(schedule))?.[1]);
  const { backup_window: backups, maintenance_window: maintenance } = of("aws_db_instance", "database")[0];
  const hoursOf = (window: unknown) => (String(window).match(/\d\d(?=:)/g) ?? []).map(Number);
  expect([hoursOf(backups), hoursOf(maintenance)]).toEqual([
    [3, 4],
    [4, 5],
  ]);
  expect(hour).toBeGreaterThan(5);
});

test("what a restore begins with is kept: database, key, sessions, images, secrets and buckets cannot be destroyed", () => {
  const locked = resources().filter(({ values }) => JSON.stringify(values.lifecycle)?.includes("prevent_destroy"));
  const count = (type: string) => locked.filter((each) => each.type === type).length;
  const all = ["aws_dynamodb_table", "aws_ecr_repository", "aws_kms_key", "aws_s3_bucket", "aws_backup_vault"];
  expect(all.map((type) => [type, count(type)])).toEqual(all.map((type) => [type, of(type).length]));
  expect(all.map((type) => of(type).length)).toEqual([1, 2, 2, 6, 2]);
  const instances = locked.filter(({ type }) => type === "aws_db_instance").map(({ values }) => values.identifier);
  expect(instances).toEqual(["portfolio-prod-postgres"]);
  const secrets = locked.filter(({ type }) => type === "aws_secretsmanager_secret").map(({ values }) => values.name);
  expect(secrets.sort()).toEqual(["portfolio/prod/application", "portfolio/prod/database-master"]);
});
