import type { TerraformStack } from "cdktf";
import { MasterPassword } from "../../../modules/database/master-password";
import { PostgresInstance, type PostgresInstanceProps } from "../../../modules/database/postgres-instance";
import type { PostgresSettings } from "../../../modules/database/postgres-settings";
import { PostgresTelemetry } from "../../../modules/database/postgres-telemetry";
import { RolePassword } from "../../../modules/database/role-password";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";

/** A small database in two zones. */
export const settings: PostgresSettings = {
  engineVersion: "15",
  instanceClass: "db.t4g.micro",
  allocatedStorageGiB: 20,
  maxAllocatedStorageGiB: 100,
  availability: "multi-az",
  backupRetentionDays: 7,
  backupWindow: "03:00-04:00",
  maintenanceWindow: "mon:04:30-mon:05:30",
};

/** Where functions beside the database stand. */
export const home = {
  accountId: "111111111111",
  region: "us-east-1",
  keyArn,
  logDays: 30,
  network: { subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-tool" },
};

/** A master password that RDS does not manage. */
export const ownPassword = (stack: TerraformStack) =>
  new MasterPassword(stack, "password", { name: "shop/test/database-master", keyArn, data: "disposable" });

/** The password of a role. */
export const passwordOf = (stack: TerraformStack, role = "api") =>
  new RolePassword(stack, `${role}-password`, { name: `shop/test/database-${role}`, role, keyArn, data: "disposable" });

/** A database for constructs that need one. */
export function aDatabase(
  stack: TerraformStack,
  password: PostgresInstanceProps["master"]["password"] = "rds",
): PostgresInstance {
  const telemetry = new PostgresTelemetry(stack, "telemetry", {
    instanceName: "shop-test",
    accountId: home.accountId,
    logDays: 30,
    keyArn,
  });
  return new PostgresInstance(stack, "postgres", {
    name: "shop-test",
    settings,
    databaseName: "shop",
    master: { user: "shop", password },
    network: { subnetIds: ["subnet-a", "subnet-b"], securityGroupId: "sg-rds" },
    keyArn,
    telemetry,
    data: "disposable",
  });
}
