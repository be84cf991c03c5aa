import type { PolicyStatement } from "../security/policy-document";
import { allow, type DeliveryScope, ours } from "./delivery-scope";

// What the application's own workflow may do, in statements that a system puts together. All of it changes what runs, and
// nothing that Terraform makes: no role, no network, no setting.

/** New code for functions, known by role words such as `api`: uploaded, published as a version, reached by moving an alias. */
export function deploysFunctions({ accountId, prefix }: DeliveryScope, roles: readonly string[]): PolicyStatement[] {
  const functions = roles.map((role) => `arn:aws:lambda:*:${accountId}:function:${prefix}-${role}`);
  return [
    allow("DeployFunctions", "lambda", "UpdateFunctionCode PublishVersion UpdateAlias GetAlias ListVersionsByFunction", {
      Resource: functions,
    }),
    // How a function is set is asked for by version, too: a workflow waits until one is ready.
    allow("AwaitFunctions", "lambda", "GetFunction GetFunctionConfiguration", {
      Resource: functions.flatMap((arn) => [arn, `${arn}:*`]),
    }),
    // A version keeps the variables of its function, under the function's key. Source: Lambda developer guide, "Securing
    // environment variables".
    usesKey("FunctionKey", { accountId, prefix }, "lambda", "Encrypt Decrypt GenerateDataKey"),
    {
      ...allow("FunctionGrants", "kms", "CreateGrant", { Resource: `arn:aws:kms:*:${accountId}:key/*` }),
      Condition: { "ForAnyValue:StringLike": ownKeys(prefix), Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

/** One call of a function, such as the one that migrates the database. */
export function invokesFunction(sid: string, { accountId, prefix }: DeliveryScope, role: string): PolicyStatement {
  return allow(sid, "lambda", "InvokeFunction", { Resource: `arn:aws:lambda:*:${accountId}:function:${prefix}-${role}` });
}

/** New images for the repositories `<prefix>-<role>`, under tags that were never given before: see `ImageRepository`. */
export function pushesImages({ accountId, prefix }: DeliveryScope, roles: readonly string[]): PolicyStatement[] {
  return [
    // A login is for the whole registry; what may be pushed with it says the next one.
    allow("LogIn", "ecr", "GetAuthorizationToken", { Resource: "*" }),
    allow("PushImages", "ecr", PUSH, {
      Resource: roles.map((role) => `arn:aws:ecr:*:${accountId}:repository/${prefix}-${role}`),
    }),
  ];
}

// Pulls too: what is in an image is taken out of the one that runs.
const PUSH = `
  BatchCheckLayerAvailability InitiateLayerUpload UploadLayerPart CompleteLayerUpload PutImage
  DescribeImages BatchGetImage GetDownloadUrlForLayer
`;

/**
 * New images for services of the cluster `<prefix>`, known by role words such as `backend`: pushed to the repository
 * `<prefix>-<role>`, registered in the family `<prefix>-<role>-release`, rolled out to the service `<prefix>-<role>`,
 * whose tasks have the roles `<prefix>-<role>-execution` and `-task`.
 * Families that Terraform writes are read only.
 */
export const deploysContainers = (scope: DeliveryScope, roles: readonly string[]): PolicyStatement[] => [
  ...pushesImages(scope, roles),
  ...rollsOutContainers(scope, roles),
];

/** The same without the images. */
export function rollsOutContainers({ accountId, prefix }: DeliveryScope, roles: readonly string[]): PolicyStatement[] {
  const each = (form: (name: string) => string) => roles.map((role) => form(`${prefix}-${role}`));
  const releases = each((name) => `arn:aws:ecs:*:${accountId}:task-definition/${name}-release:*`);
  return [
    // ECS knows no resource for this one.
    allow("ReadTaskDefinitions", "ecs", "DescribeTaskDefinition", { Resource: "*" }),
    allow("RegisterReleases", "ecs", "RegisterTaskDefinition", { Resource: releases }),
    {
      ...allow("TagReleases", "ecs", "TagResource", { Resource: releases }),
      Condition: { StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } },
    },
    allow("RollOut", "ecs", "UpdateService DescribeServices", {
      Resource: each((name) => `arn:aws:ecs:*:${accountId}:service/${prefix}/${name}`),
    }),
    {
      // A release runs with the roles of what it was made from.
      ...allow("PassTaskRoles", "iam", "PassRole", {
        Resource: each((name) => `arn:aws:iam::${accountId}:role/${name}`).flatMap((arn) => [`${arn}-execution`, `${arn}-task`]),
      }),
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
  ];
}

/**
 * How deployments of services on App Runner go, by role words such as `api`: a service deploys by itself whatever image
 * gets its tag. The same tag may be deployed once more.
 */
export function awaitsRunners({ accountId, prefix }: DeliveryScope, roles: readonly string[]): PolicyStatement[] {
  return [
    allow("AwaitRunners", "apprunner", "DescribeService ListOperations StartDeployment", {
      Resource: roles.map((role) => `arn:aws:apprunner:*:${accountId}:service/${prefix}-${role}/*`),
    }),
    // A service's ARN ends in a number: App Runner lists services across the account.
    allow("FindRunners", "apprunner", "ListServices", { Resource: "*" }),
  ];
}

/** Files of buckets, known by role words such as `static`, and what distributions keep of them. Objects are not read. */
export function publishesFiles(scope: DeliveryScope, buckets: readonly string[]): PolicyStatement[] {
  const named = buckets.map((bucket) => `arn:aws:s3:::${scope.prefix}-${bucket}-*`);
  return [
    allow("FindFiles", "s3", "ListBucket GetBucketLocation", { Resource: named }),
    allow("PublishFiles", "s3", "PutObject DeleteObject AbortMultipartUpload", { Resource: named.map((arn) => `${arn}/*`) }),
    // An upload in parts is decrypted once more when it is put together.
    usesKey("FileKey", scope, "s3", "GenerateDataKey Decrypt"),
    // Distributions are known by numbers.
    allow("Invalidate", "cloudfront", "CreateInvalidation GetInvalidation", {
      Resource: `arn:aws:cloudfront::${scope.accountId}:distribution/*`,
      Condition: ours(scope),
    }),
  ];
}

/** A new release of what runs on instances: the archive in the bucket `<prefix>-<bucket>-…`, and new instances of a group that fetch it. */
export function releasesInstances(scope: DeliveryScope, bucket: string, group: string): PolicyStatement[] {
  const { accountId, prefix } = scope;
  const releases = `arn:aws:s3:::${prefix}-${bucket}-*`;
  return [
    // The releases before it, too: going back is putting one of them there again.
    allow("FindReleases", "s3", "ListBucket ListBucketVersions GetBucketLocation", { Resource: releases }),
    allow("PutReleases", "s3", "PutObject GetObject GetObjectVersion AbortMultipartUpload", { Resource: `${releases}/*` }),
    usesKey("ReleaseKey", scope, "s3", "GenerateDataKey Decrypt"),
    allow("RefreshInstances", "autoscaling", "StartInstanceRefresh CancelInstanceRefresh", {
      Resource: `arn:aws:autoscaling:*:${accountId}:autoScalingGroup:*:autoScalingGroupName/${prefix}-${group}`,
    }),
    // Groups and refreshes are described across the account.
    allow("AwaitInstances", "autoscaling", "DescribeInstanceRefreshes DescribeAutoScalingGroups", { Resource: "*" }),
  ];
}

const ownKeys = (prefix: string) => ({ "kms:ResourceAliases": `alias/${prefix}-*` });

/** Keys of the environment, and only as far as one service uses them in the caller's name. */
function usesKey(
  sid: string,
  { accountId, prefix }: Pick<DeliveryScope, "accountId" | "prefix">,
  service: string,
  actions: string,
): PolicyStatement {
  return allow(sid, "kms", actions, {
    Resource: `arn:aws:kms:*:${accountId}:key/*`,
    Condition: { "ForAnyValue:StringLike": ownKeys(prefix), StringLike: { "kms:ViaService": `${service}.*.amazonaws.com` } },
  });
}
