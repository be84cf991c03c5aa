import type { PolicyStatement } from "../../security/policy-document";
import { allow, type DeliveryScope, type PartPermissions } from "../delivery-scope";
import { makesBalancers } from "./balancers";
import { makesRepositories, readsRepositories } from "./images";
import { linksRoles, passesRoles } from "./service-roles";

/** Clusters, services, images, the load balancers before them and the caches behind them. */
export function containers(scope: DeliveryScope): PartPermissions {
  const { prefix } = scope;
  return {
    read: [
      // Task definitions and load balancers are described across the account, and a cache is looked for by any name.
      allow("ReadContainers", "ecs", "Describe* List*", { Resource: "*" }),
      allow("ReadLoadBalancers", "elasticloadbalancing", "Describe*", { Resource: "*" }),
      allow("ReadCaches", "elasticache", "Describe* ListTagsForResource", { Resource: "*" }),
      readsRepositories(scope),
    ],
    write: [
      ...services(scope),
      makesRepositories(scope),
      ...makesBalancers(scope, [`${prefix}/*`, `${prefix}-*`]),
      caches(scope),
      passesRoles(scope, "ecs-tasks"),
      linksRoles(scope, "ecs ecs.application-autoscaling elasticache elasticloadbalancing"),
    ],
  };
}

function services({ accountId, prefix }: DeliveryScope): PolicyStatement[] {
  const ecs = `arn:aws:ecs:*:${accountId}`;
  return [
    allow("Clusters", "ecs", SERVICES, {
      Resource: [`${ecs}:cluster/${prefix}`, `${ecs}:service/${prefix}/${prefix}-*`, `${ecs}:task-definition/${prefix}-*:*`],
    }),
    // Application Auto Scaling makes alarms for its policies, and asks whether the caller might.
    allow("ScalingAlarms", "cloudwatch", "PutMetricAlarm DeleteAlarms", {
      Resource: `arn:aws:cloudwatch:*:${accountId}:alarm:TargetTracking-service/${prefix}/*`,
    }),
  ];
}

// Not DeregisterTaskDefinition: ECS knows no resource for it, so it would reach every system's, and no revision is ever
// taken off the list (`skip_destroy`).
const SERVICES = `
  CreateCluster UpdateCluster UpdateClusterSettings PutClusterCapacityProviders DeleteCluster
  CreateService UpdateService DeleteService RegisterTaskDefinition TagResource UntagResource
`;

function caches({ accountId, prefix }: DeliveryScope): PolicyStatement {
  const kinds = ["replicationgroup", "cluster", "subnetgroup", "parametergroup", "user", "usergroup", "snapshot"];
  return allow("Caches", "elasticache", CACHES, {
    Resource: kinds.map((kind) => `arn:aws:elasticache:*:${accountId}:${kind}:${prefix}-*`),
  });
}

const CACHES = `
  CreateReplicationGroup ModifyReplicationGroup DeleteReplicationGroup IncreaseReplicaCount DecreaseReplicaCount
  CreateCacheSubnetGroup ModifyCacheSubnetGroup DeleteCacheSubnetGroup
  CreateCacheParameterGroup ModifyCacheParameterGroup ResetCacheParameterGroup DeleteCacheParameterGroup
  CreateUser ModifyUser DeleteUser CreateUserGroup ModifyUserGroup DeleteUserGroup
  CreateSnapshot DeleteSnapshot AddTagsToResource RemoveTagsFromResource
`;
