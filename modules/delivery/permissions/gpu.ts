import { allow, type DeliveryScope, type PartPermissions } from "../delivery-scope";
import { makesGroups } from "./instances";
import { linksRoles } from "./service-roles";

/** Instances with graphics processors, which an ECS cluster knows as a capacity provider. Services and clusters belong to the containers' part. */
export function gpu(scope: DeliveryScope): PartPermissions {
  const { accountId, prefix } = scope;
  return {
    // Groups are described across the account.
    read: [allow("ReadGroups", "autoscaling", "Describe*", { Resource: "*" })],
    write: [
      makesGroups(scope),
      allow("Capacity", "ecs", "CreateCapacityProvider UpdateCapacityProvider DeleteCapacityProvider TagResource UntagResource", {
        Resource: `arn:aws:ecs:*:${accountId}:capacity-provider/${prefix}-*`,
      }),
      // Managed scaling makes a plan for each group, with alarms.
      allow("ScalingPlans", "autoscaling-plans", "CreateScalingPlan UpdateScalingPlan DeleteScalingPlan", { Resource: "*" }),
      linksRoles(scope, "autoscaling autoscaling-plans spot"),
    ],
  };
}
