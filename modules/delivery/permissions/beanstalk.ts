import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope, type PartPermissions } from "../delivery-scope";
import { makesBalancers } from "./balancers";

/**
 * Elastic Beanstalk, and what it makes in the name of whoever makes an environment: a CloudFormation stack, a group of
 * instances, a load balancer. Those are named `awseb-…`, whoever they belong to.
 */
export function beanstalk(scope: DeliveryScope): PartPermissions {
  return {
    read: [
      // All of them describe across the account.
      allow("ReadBeanstalk", "elasticbeanstalk", "Check* Describe* List* ValidateConfigurationSettings", { Resource: "*" }),
      allow("ReadStacks", "cloudformation", "Describe* GetTemplate List*", { Resource: "*" }),
      allow("ReadGroups", "autoscaling", "Describe*", { Resource: "*" }),
      allow("ReadBalancers", "elasticloadbalancing", "Describe*", { Resource: "*" }),
      ...readsBundles(scope),
    ],
    write: [...environments(scope), ...made(scope), allow("Bundles", "s3", BUNDLES, { Resource: bundlesOf(scope) })],
  };
}

/** Source bundles, the first of which Terraform puts there: code, no user's data. */
const bundlesOf = ({ prefix }: DeliveryScope) => `arn:aws:s3:::${prefix}-*-bundles-*/*`;
const BUNDLES = "PutObject PutObjectTagging DeleteObject";

function readsBundles(scope: DeliveryScope): PolicyStatement[] {
  const { accountId, prefix } = scope;
  return [
    allow("ReadBundles", "s3", "GetObject GetObjectTagging", { Resource: bundlesOf(scope) }),
    allow("DecryptBundles", "kms", "Decrypt", {
      Resource: `arn:aws:kms:*:${accountId}:key/*`,
      Condition: {
        "ForAnyValue:StringLike": { "kms:ResourceAliases": `alias/${prefix}-*` },
        StringLike: { "kms:ViaService": "s3.*.amazonaws.com" },
      },
    }),
  ];
}

function environments({ accountId, prefix }: DeliveryScope): PolicyStatement[] {
  const eb = `arn:aws:elasticbeanstalk:*:${accountId}`;
  const kinds = ["application", "applicationversion", "configurationtemplate", "environment"];
  return [
    allow("Beanstalk", "elasticbeanstalk", BEANSTALK, {
      // Platforms and solution stacks are AWS's.
      Resource: [
        ...kinds.map((kind) => `${eb}:${kind}/${prefix}*`),
        "arn:aws:elasticbeanstalk:*::platform/*",
        "arn:aws:elasticbeanstalk:*::solutionstack/*",
      ],
    }),
    allow("BeanstalkStorage", "elasticbeanstalk", "CreateStorageLocation", { Resource: "*" }),
  ];
}

const BEANSTALK = `
  CreateApplication UpdateApplication UpdateApplicationResourceLifecycle DeleteApplication
  CreateApplicationVersion UpdateApplicationVersion DeleteApplicationVersion
  CreateConfigurationTemplate UpdateConfigurationTemplate DeleteConfigurationTemplate
  CreateEnvironment UpdateEnvironment TerminateEnvironment RebuildEnvironment AbortEnvironmentUpdate
  AssociateEnvironmentOperationsRole DisassociateEnvironmentOperationsRole AddTags RemoveTags
`;

function made(scope: DeliveryScope): PolicyStatement[] {
  const { accountId } = scope;
  const of = (service: string, resource: string) => `arn:aws:${service}:*:${accountId}:${resource}`;
  return [
    allow("Stacks", "cloudformation", STACKS, { Resource: of("cloudformation", "stack/awseb-*") }),
    allow("Groups", "autoscaling", GROUPS, {
      Resource: [of("autoscaling", "*:autoScalingGroupName/awseb-*"), of("autoscaling", "*:launchConfigurationName/awseb-*")],
    }),
    ...makesBalancers(scope, ["awseb*"]),
    allow("GroupAlarms", "cloudwatch", "PutMetricAlarm DeleteAlarms", { Resource: of("cloudwatch", "alarm:awseb-*") }),
    // Beanstalk's own bucket of the region keeps the versions.
    allow(
      "Versions",
      "s3",
      "CreateBucket ListBucket GetBucketPolicy PutBucketPolicy PutBucketOwnershipControls GetBucketLocation",
      {
        Resource: `arn:aws:s3:::elasticbeanstalk-*-${accountId}`,
      },
    ),
    allow("VersionFiles", "s3", "GetObject GetObjectVersion PutObject DeleteObject", {
      Resource: `arn:aws:s3:::elasticbeanstalk-*-${accountId}/*`,
    }),
  ];
}

const STACKS = "CreateStack UpdateStack DeleteStack CancelUpdateStack ContinueUpdateRollback TagResource UntagResource";
const GROUPS = `
  CreateAutoScalingGroup UpdateAutoScalingGroup DeleteAutoScalingGroup CreateLaunchConfiguration DeleteLaunchConfiguration
  PutScalingPolicy DeletePolicy PutScheduledUpdateGroupAction DeleteScheduledAction PutNotificationConfiguration
  SuspendProcesses ResumeProcesses SetDesiredCapacity TerminateInstanceInAutoScalingGroup
  AttachLoadBalancerTargetGroups DetachLoadBalancerTargetGroups CreateOrUpdateTags DeleteTags
`;
