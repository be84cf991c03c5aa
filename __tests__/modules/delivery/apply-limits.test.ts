import { applyLimits } from "../../../modules/delivery/apply-limits";
import { scope } from "./delivered";

const limits = (data: "durable" | "disposable") =>
  Object.fromEntries(applyLimits(scope, ["us-west-2", "us-east-1"], data).map((each) => [each.Sid, each]));

test("everything in the list is a refusal", () => {
  expect(applyLimits(scope, [], "durable").filter(({ Effect }) => Effect !== "Deny")).toEqual([]);
});

test("what holds durable data is never destroyed by a workflow", () => {
  expect(limits("durable").KeepData).toMatchObject({ Resource: "*" });
  expect(limits("durable").KeepData.Action).toEqual([
    "rds:DeleteDBInstance",
    "rds:DeleteDBCluster",
    "rds:DeleteDBSnapshot",
    "rds:DeleteDBInstanceAutomatedBackup",
    "s3:DeleteBucket",
    "s3:DeleteObjectVersion",
    "s3vectors:DeleteVectorBucket",
    "s3vectors:DeleteIndex",
    "ecr:DeleteRepository",
    "dynamodb:DeleteTable",
    "dynamodb:DeleteBackup",
    "secretsmanager:DeleteSecret",
    "kms:ScheduleKeyDeletion",
    "kms:DisableKey",
    "backup:DeleteBackupVault",
    "backup:DeleteBackupVaultLockConfiguration",
    "backup:DeleteRecoveryPoint",
    "route53:DeleteHostedZone",
  ]);
  expect(limits("disposable")).not.toHaveProperty("KeepData");
});

test("an apply works in its own regions, and in the one that services without a region answer as", () => {
  expect(limits("disposable").OnlyItsRegions).toMatchObject({
    Action: "*",
    Resource: "*",
    Condition: { StringNotEquals: { "aws:RequestedRegion": ["us-west-2", "us-east-1"] } },
  });
});

test("an apply changes neither who it is nor what it may do", () => {
  const { Action, Resource } = limits("disposable").NotItself;
  expect(Resource).toEqual([
    "arn:aws:iam::111111111111:role/shop-test-plan",
    "arn:aws:iam::111111111111:role/shop-test-apply",
    "arn:aws:iam::111111111111:role/shop-test-deploy",
    "arn:aws:iam::111111111111:role/shop-test-operators",
    "arn:aws:iam::111111111111:policy/shop-test-delivery-*",
    "arn:aws:iam::111111111111:policy/shop-test-boundary",
    "arn:aws:iam::111111111111:oidc-provider/*",
  ]);
  for (const verb of ["iam:PassRole", "iam:Put*", "iam:Attach*", "iam:Update*", "iam:Create*", "iam:Delete*", "iam:Set*"]) {
    expect(Action).toContain(verb);
  }
});

test("no role loses its boundary", () => {
  expect(limits("disposable").NoRoleWithoutBoundary).toMatchObject({
    Action: "iam:DeleteRolePermissionsBoundary",
    Resource: "*",
  });
});
