import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope, ours, oursOrNobodys, type PartPermissions } from "../delivery-scope";
import { linksRoles, passesRoles } from "./service-roles";

/** Roles and policies of the workloads, keys and secrets: whatever decides who may do what. */
export function identity(scope: DeliveryScope): PartPermissions {
  return {
    read: [
      // IAM and KMS answer about any role and key that is asked for; nothing in the answers is secret.
      allow("ReadIdentities", "iam", READ_IAM, { Resource: "*" }),
      allow("ReadKeys", "kms", "DescribeKey GetKeyPolicy GetKeyRotationStatus List*", { Resource: "*" }),
      // No GetSecretValue. GetRandomPassword makes words up; a plan asks for one.
      allow("ReadSecrets", "secretsmanager", "DescribeSecret GetResourcePolicy ListSecretVersionIds GetRandomPassword", {
        Resource: "*",
      }),
      variables(scope),
    ],
    write: [...roles(scope), ...keys(scope), ...secrets(scope)],
  };
}

const READ_IAM = `
  GetRole GetRolePolicy GetPolicy GetPolicyVersion GetInstanceProfile GetOpenIDConnectProvider GetServiceLinkedRoleDeletionStatus
  ListRolePolicies ListAttachedRolePolicies ListRoleTags ListPolicyVersions ListPolicyTags ListInstanceProfilesForRole
  ListInstanceProfileTags ListEntitiesForPolicy
`;

/** Lambda answers without a function's variables to whoever may not decrypt them; a plan would then add them again. */
const variables = ({ accountId, prefix }: DeliveryScope): PolicyStatement => ({
  ...allow("ReadVariables", "kms", "Decrypt", { Resource: `arn:aws:kms:*:${accountId}:key/*` }),
  Condition: {
    "ForAnyValue:StringLike": { "kms:ResourceAliases": `alias/${prefix}-*` },
    StringLike: { "kms:ViaService": "lambda.*.amazonaws.com" },
  },
});

const PASSED_TO = `
  lambda ec2 vpc-flow-logs monitoring.rds rds apigateway bedrock backup s3 scheduler events elasticbeanstalk
`;
const LINKED = `
  rds elasticloadbalancing autoscaling elasticbeanstalk managedupdates.elasticbeanstalk ops.apigateway wafv2 backup
  lambda.application-autoscaling replicator.lambda
`;
function roles(scope: DeliveryScope): PolicyStatement[] {
  const { accountId, prefix } = scope;
  const iam = `arn:aws:iam::${accountId}`;
  const role = `${iam}:role/${prefix}-*`;
  return [
    {
      // Whatever a role is given stays within the boundary: a workflow cannot make itself a role that may do more.
      ...allow("MakeBoundRoles", "iam", MAKE_ROLES, { Resource: role }),
      Condition: { StringEquals: { "iam:PermissionsBoundary": `${iam}:policy/${prefix}-boundary` } },
    },
    allow("ChangeRoles", "iam", "UpdateRole UpdateAssumeRolePolicy TagRole UntagRole DeleteRole", { Resource: role }),
    passesRoles(scope, PASSED_TO),
    allow("Policies", "iam", POLICIES, { Resource: `${iam}:policy/${prefix}-*` }),
    allow("Profiles", "iam", PROFILES, { Resource: `${iam}:instance-profile/${prefix}-*` }),
    linksRoles(scope, LINKED),
  ];
}

const MAKE_ROLES = "CreateRole PutRolePolicy DeleteRolePolicy AttachRolePolicy DetachRolePolicy PutRolePermissionsBoundary";
const POLICIES = `
  CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion SetDefaultPolicyVersion TagPolicy UntagPolicy
`;
const PROFILES = `
  CreateInstanceProfile DeleteInstanceProfile AddRoleToInstanceProfile RemoveRoleFromInstanceProfile
  TagInstanceProfile UntagInstanceProfile
`;

function keys(scope: DeliveryScope): PolicyStatement[] {
  const { accountId, prefix } = scope;
  const key = `arn:aws:kms:*:${accountId}:key/*`;
  const alias = `arn:aws:kms:*:${accountId}:alias/${prefix}-*`;
  const own = { "ForAnyValue:StringLike": { "kms:ResourceAliases": `alias/${prefix}-*` } };
  return [
    // A key that is not there yet has no ARN.
    allow("MakeKeys", "kms", "CreateKey", { Resource: "*" }),
    allow("ChangeKeys", "kms", CHANGE_KEYS, { Resource: key, Condition: oursOrNobodys(scope) }),
    allow("RemoveKeys", "kms", "ScheduleKeyDeletion CancelKeyDeletion DisableKey EnableKey", {
      Resource: key,
      Condition: ours(scope),
    }),
    allow("Aliases", "kms", "CreateAlias UpdateAlias DeleteAlias", { Resource: alias }),
    // Only through the services whose resources are made: never to decrypt something by itself.
    allow("UseKeys", "kms", USE_KEYS, {
      Resource: key,
      Condition: { ...own, StringLike: { "kms:ViaService": "*.amazonaws.com" } },
    }),
    allow("GrantKeys", "kms", "CreateGrant", {
      Resource: key,
      Condition: { ...own, Bool: { "kms:GrantIsForAWSResource": "true" } },
    }),
  ];
}

const CHANGE_KEYS = `
  PutKeyPolicy EnableKeyRotation UpdateKeyDescription TagResource UntagResource CreateAlias UpdateAlias DeleteAlias
`;

// AWS Backup retires the grant that it makes a vault with. Source: AWS Backup developer guide, "Create a backup vault".
const USE_KEYS = "Encrypt Decrypt ReEncryptFrom ReEncryptTo GenerateDataKey GenerateDataKeyWithoutPlaintext RetireGrant";

/** Secrets of this environment; those of RDS, which makes them in the name of whoever makes the database. */
function secrets({ accountId, system, environment }: DeliveryScope): PolicyStatement[] {
  const secret = `arn:aws:secretsmanager:*:${accountId}:secret`;
  return [
    allow("Secrets", "secretsmanager", SECRETS, { Resource: `${secret}:${system}/${environment}/*` }),
    allow("MasterSecrets", "secretsmanager", "CreateSecret TagResource RotateSecret", {
      Resource: ["db", "cluster"].map((kind) => `${secret}:rds!${kind}-*`),
    }),
  ];
}

const SECRETS = `
  CreateSecret UpdateSecret PutSecretValue UpdateSecretVersionStage DeleteSecret RestoreSecret TagResource UntagResource
  PutResourcePolicy DeleteResourcePolicy ValidateResourcePolicy RotateSecret CancelRotateSecret
  ReplicateSecretToRegions RemoveRegionsFromReplication
`;
