import { allow, type DeliveryScope, type PartPermissions } from "../delivery-scope";
import { makesBalancers } from "./balancers";
import { linksRoles } from "./service-roles";

/** Groups of instances and the load balancers before them. Launch templates belong to the network's part, with all of EC2. */
export function instances(scope: DeliveryScope): PartPermissions {
  const { accountId, prefix } = scope;
  return {
    read: [
      // Both describe across the account.
      allow("ReadGroups", "autoscaling", "Describe*", { Resource: "*" }),
      allow("ReadLoadBalancers", "elasticloadbalancing", "Describe*", { Resource: "*" }),
    ],
    write: [
      allow("Groups", "autoscaling", GROUPS, {
        Resource: `arn:aws:autoscaling:*:${accountId}:autoScalingGroup:*:autoScalingGroupName/${prefix}-*`,
      }),
      ...makesBalancers(scope, [`${prefix}/*`, `${prefix}-*`]),
      // Target tracking makes alarms for its policies, and asks whether the caller might.
      allow("ScalingAlarms", "cloudwatch", "PutMetricAlarm DeleteAlarms", {
        Resource: `arn:aws:cloudwatch:*:${accountId}:alarm:TargetTracking-${prefix}-*`,
      }),
      linksRoles(scope, "autoscaling elasticloadbalancing"),
    ],
  };
}

const GROUPS = `
  CreateAutoScalingGroup UpdateAutoScalingGroup DeleteAutoScalingGroup CreateOrUpdateTags DeleteTags
  PutScalingPolicy DeletePolicy EnableMetricsCollection DisableMetricsCollection SetInstanceProtection SetDesiredCapacity
  StartInstanceRefresh CancelInstanceRefresh RollbackInstanceRefresh SuspendProcesses ResumeProcesses
  AttachLoadBalancerTargetGroups DetachLoadBalancerTargetGroups AttachTrafficSources DetachTrafficSources
`;
