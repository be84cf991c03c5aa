import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope, type PartPermissions } from "../delivery-scope";
import { makesBalancers } from "./balancers";
import { linksRoles } from "./service-roles";

/** Groups of instances and the load balancers before them. Launch templates belong to the network's part, with all of EC2. */
export function instances(scope: DeliveryScope): PartPermissions {
  return {
    read: [
      // Both describe across the account.
      allow("ReadGroups", "autoscaling", "Describe*", { Resource: "*" }),
      allow("ReadLoadBalancers", "elasticloadbalancing", "Describe*", { Resource: "*" }),
    ],
    write: [
      makesGroups(scope),
      ...makesBalancers(scope, [`${scope.prefix}/*`, `${scope.prefix}-*`]),
      // Target tracking makes alarms for its policies, and asks whether the caller might.
      allow("ScalingAlarms", "cloudwatch", "PutMetricAlarm DeleteAlarms", {
        Resource: `arn:aws:cloudwatch:*:${scope.accountId}:alarm:TargetTracking-${scope.prefix}-*`,
      }),
      linksRoles(scope, "autoscaling elasticloadbalancing"),
    ],
  };
}

/** Auto Scaling groups of the environment. */
export const makesGroups = ({ accountId, prefix }: DeliveryScope): PolicyStatement =>
  allow("Groups", "autoscaling", GROUPS, {
    Resource: `arn:aws:autoscaling:*:${accountId}:autoScalingGroup:*:autoScalingGroupName/${prefix}-*`,
  });

const GROUPS = `
  CreateAutoScalingGroup UpdateAutoScalingGroup DeleteAutoScalingGroup CreateOrUpdateTags DeleteTags
  PutScalingPolicy DeletePolicy EnableMetricsCollection DisableMetricsCollection SetInstanceProtection SetDesiredCapacity
  StartInstanceRefresh CancelInstanceRefresh RollbackInstanceRefresh SuspendProcesses ResumeProcesses
  AttachLoadBalancerTargetGroups DetachLoadBalancerTargetGroups AttachTrafficSources DetachTrafficSources
`;
