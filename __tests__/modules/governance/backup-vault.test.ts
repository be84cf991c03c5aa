import { BackupVault, type BackupVaultProps } from "../../../modules/governance/backup-vault";
import { build } from "../../support/build";

const props: BackupVaultProps = {
  name: "partner-test-backups",
  keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
  lock: { kind: "governance", leastDays: 35, mostDays: 365 },
  data: "durable",
};
const vault = (changes: Partial<BackupVaultProps> = {}) =>
  build((stack) => void new BackupVault(stack, "vault", { ...props, ...changes }));
const LOCK = "aws_backup_vault_lock_configuration";

test("a vault is encrypted with the key given and cannot be destroyed by a plan", () => {
  const built = vault();
  expect(built.one("aws_backup_vault")).toMatchObject({
    name: "partner-test-backups",
    kms_key_arn: props.keyArn,
    force_destroy: false,
    lifecycle: { prevent_destroy: true },
  });
  expect(built.broken).toEqual([]);
  expect(built.problems).toEqual([]);
});

test("nobody deletes a backup, shortens its life or deletes the vault", () => {
  const [statement, ...more] = JSON.parse(String(vault().one("aws_backup_vault_policy").policy)).Statement;
  expect(more).toEqual([]);
  expect(statement).toMatchObject({
    Effect: "Deny",
    Principal: "*",
    Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:DeleteBackupVault"],
    Resource: "*",
  });
  expect(statement).not.toHaveProperty("Condition");
});

test("a governance lock can be taken off again: it has no days after which it holds for ever", () => {
  const lock = vault().one(LOCK);
  expect(lock).toMatchObject({ min_retention_days: 35, max_retention_days: 365 });
  expect(lock).not.toHaveProperty("changeable_for_days");
});

test("a compliance lock holds for ever after three days", () => {
  const lock = vault({ lock: { ...props.lock, kind: "compliance" } }).one(LOCK);
  expect(lock).toMatchObject({ changeable_for_days: 3, lifecycle: { prevent_destroy: true } });
});

test("a disposable vault goes with its backups: it has neither lock nor policy", () => {
  const built = vault({ data: "disposable" });
  expect(built.one("aws_backup_vault").force_destroy).toBe(true);
  expect(built.one("aws_backup_vault").lifecycle).toBeUndefined();
  expect([...built.of(LOCK), ...built.of("aws_backup_vault_policy")]).toEqual([]);
});

test.each([
  [{ name: "v".repeat(51) }, `name must be at most 50 characters, got 51 ("${"v".repeat(51)}")`],
  [{ lock: { ...props.lock, leastDays: 366 } }, "lock.leastDays must be at most lock.mostDays 365, got 366"],
])("%j is refused", (changes, problem) => {
  expect(vault(changes).problems).toEqual([`vault: ${problem}`]);
});
