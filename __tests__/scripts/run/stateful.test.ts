import { wildcard } from "../../../modules/shared/wildcard";
import { changesOf } from "../../../scripts/run/changes";
import { isStateful, refusal } from "../../../scripts/run/stateful";
import { readStacks } from "../../../scripts/terraform/stacks";
import { acting } from "../../support/fake-terraform";
import { readStackFile, synthesizeAll } from "../../support/synthesized";

const changes = changesOf({
  resource_changes: [
    acting("aws_db_instance.postgres", "delete", "create"),
    acting("aws_s3_bucket.documents", "delete"),
    acting("aws_security_group.client", "delete"),
    acting("aws_kms_key.platform", "update"),
    acting("aws_dynamodb_table.sessions", "forget"),
  ],
});

test("a plan that destroys or replaces what holds data is refused, with the words that would allow it", () => {
  expect(refusal("app-dev-data", changes, [])).toBe(
    [
      "app-dev-data would destroy what holds data:",
      "  - replace aws_db_instance.postgres",
      "  - delete aws_s3_bucket.documents",
      "To do it all the same, add what you mean of: --allow-destroy 'app-dev-data:aws_db_instance.postgres' --allow-destroy 'app-dev-data:aws_s3_bucket.documents'",
    ].join("\n"),
  );
});

test.each([
  { allowed: ["app-dev-data:aws_s3_bucket.documents"], left: ["aws_db_instance.postgres"] },
  { allowed: ["app-prod-data:*"], left: ["aws_db_instance.postgres", "aws_s3_bucket.documents"] },
  { allowed: ["aws_s3_bucket.documents"], left: ["aws_db_instance.postgres", "aws_s3_bucket.documents"] },
  { allowed: ["app-dev-data:aws_s3_bucket.*", "app-dev-*:aws_db_instance.postgres"], left: [] },
])("$allowed leaves $left to be refused", ({ allowed, left }) => {
  const said = refusal("app-dev-data", changes, allowed) ?? "";
  expect([...said.matchAll(/ {2}- \w+ (\S+)/g)].map(([, address]) => address)).toEqual(left);
});

test("what was not finished when it was made is refused like the rest, and told apart", () => {
  const tainted = { ...acting("aws_kms_key.platform", "delete", "create"), action_reason: "replace_because_tainted" };
  expect(refusal("app-dev-data", changesOf({ resource_changes: [tainted] }), [])).toContain(
    "  - replace aws_kms_key.platform: tainted, its making was cut short or failed; `terraform untaint` keeps what is there",
  );
});

test("a plan that destroys no data is never refused", () => {
  expect(refusal("app-dev-data", changes.slice(2), [])).toBeUndefined();
});

test.each([
  { pattern: "partner-dev-*", fits: ["partner-dev-api", "partner-dev-"], not: ["partner-devx-api", "a-partner-dev-api"] },
  { pattern: 'a:b.c["d.e"]', fits: ['a:b.c["d.e"]'], not: ['a:bxc["d.e"]', 'a:b.c["dxe"]'] },
  { pattern: "*", fits: ["", "anything\nat all"], not: [] },
])("$pattern means itself, but for its stars", ({ pattern, fits, not }) => {
  expect(fits.filter(wildcard(pattern))).toEqual(fits);
  expect(not.filter(wildcard(pattern))).toEqual([]);
});

test.each([
  "aws_cognito_user_pool",
  "aws_fsx_lustre_file_system",
  "aws_elasticache_serverless_cache",
  "aws_mq_broker",
  "aws_db_snapshot",
  "aws_redshiftserverless_namespace",
  "aws_timestreamwrite_table",
])("%s holds data, though no stack makes one yet", (type) => {
  expect(isStateful(type)).toBe(true);
});

interface Lifecycle {
  readonly lifecycle?: { readonly prevent_destroy?: boolean };
}

test("whatever the output itself keeps from being destroyed counts as holding data", () => {
  const kept = readStacks(synthesizeAll(), "").flatMap((stack) => {
    const resource: Record<string, Record<string, Lifecycle>> = readStackFile(stack).resource ?? {};
    return Object.entries(resource).flatMap(([type, named]) =>
      Object.values(named).some(({ lifecycle }) => lifecycle?.prevent_destroy) ? [type] : [],
    );
  });
  // A lock and a copy are kept as well: they hold no data themselves.
  const guards = ["aws_backup_vault_lock_configuration", "aws_db_instance_automated_backups_replication"];
  const types = [...new Set(kept)].filter((type) => !guards.includes(type));
  expect(types.length).toBeGreaterThan(5);
  expect(types.filter((type) => !isStateful(type))).toEqual([]);
});
