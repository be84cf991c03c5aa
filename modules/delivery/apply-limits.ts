import type { PolicyStatement } from "../security/policy-document";
import type { Posture } from "../shared/posture";
import { type DeliveryScope, deliveryRoleArn } from "./delivery-scope";

/** IAM, CloudFront, Route 53 and the other services without a region answer as this one. */
const GLOBAL = "us-east-1";

const CHANGE_IAM = `
  Add* Attach* Create* Delete* Detach* PassRole Put* Remove* Set* Tag* Untag* Update*
`;
const KEPT = [
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
  // A public zone comes back under other name servers, which its parent does not know.
  "route53:DeleteHostedZone",
];

/** What an apply may never do, whatever it is allowed otherwise; a person with another role can. */
export function applyLimits(scope: DeliveryScope, regions: readonly string[], data: Posture): PolicyStatement[] {
  const iam = `arn:aws:iam::${scope.accountId}`;
  const deny = { Effect: "Deny" } as const;
  const elsewhere = { StringNotEquals: { "aws:RequestedRegion": [...new Set([...regions, GLOBAL])] } };
  return [
    { ...deny, Sid: "OnlyItsRegions", Action: "*", Resource: "*", Condition: elsewhere },
    {
      // Else a merged pull request could widen what the next one may do.
      ...deny,
      Sid: "NotItself",
      Action: CHANGE_IAM.trim()
        .split(/\s+/)
        .map((verb) => `iam:${verb}`),
      Resource: [
        ...(["plan", "apply", "deploy", "operators"] as const).map((role) => deliveryRoleArn(scope, role)),
        `${iam}:policy/${scope.prefix}-delivery-*`,
        `${iam}:policy/${scope.prefix}-boundary`,
        `${iam}:oidc-provider/*`,
      ],
    },
    { ...deny, Sid: "NoRoleWithoutBoundary", Action: "iam:DeleteRolePermissionsBoundary", Resource: "*" },
    ...(data === "durable" ? [{ ...deny, Sid: "KeepData", Action: KEPT, Resource: "*" }] : []),
  ];
}
