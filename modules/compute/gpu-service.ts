import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import type { PolicyStatement } from "../security/policy-document";
import { check } from "../shared/check";
import { containerDefinitions, hostVolumes, type ServiceContainer, volumesOf } from "./container-definition";
import { deploymentAlarm, type ServiceTraffic } from "./deployment-alarm";
import type { EcsCluster } from "./ecs-cluster";
import { containerProblems } from "./fargate-task";
import { type GpuCapacity, MODELS_FOLDER } from "./gpu-capacity";
import type { InferenceSettings } from "./gpu-settings";
import { placeholderContainer } from "./placeholder-container";
import { TaskRoles } from "./task-roles";
import type { WorkloadHome } from "./workload-home";

/** Time that a new task gets to load its model before the next is added, and that the load must be low before one goes. */
const SCALE_IN_SECONDS = 600;

/** A quarter of the task's memory may be shared memory. */
const SHARED_PART = 4;

export interface GpuServiceProps {
  /** Name of the service, of its container and of its task definition's family, e.g. `shop-dev-ai`. */
  readonly name: string;
  readonly cluster: EcsCluster;
  readonly capacity: GpuCapacity;
  readonly settings: InferenceSettings;
  readonly container: ServiceContainer;
  /** What the application may do, by its task role. */
  readonly statements: readonly PolicyStatement[];
  /** One subnet per zone. Its security group is the tasks'. */
  readonly home: WorkloadHome;
  readonly traffic: ServiceTraffic;
}

/**
 * A service whose tasks have graphics processors, behind a load balancer: it starts from a placeholder, and CI deploys
 * releases as to a service on Fargate. A new task has time to load its model, and finds in `/var/lib/models` what the one
 * before it on the same instance left there. The number of tasks follows the requests that each has to answer.
 */
export class GpuService extends Construct {
  /** Known once the service is there. */
  readonly serviceName: string;
  /** Of the template, which Terraform writes. */
  readonly familyName: string;
  readonly resource: EcsService;

  constructor(scope: Construct, id: string, props: GpuServiceProps) {
    super(scope, id);
    const { name, cluster, capacity, settings, container, statements, home, traffic } = props;
    check(this, [
      ...containerProblems(container),
      container.writablePaths.includes(MODELS_FOLDER) &&
        `container.writablePaths must not hold ${MODELS_FOLDER}, which is the instance's own`,
    ]);
    const logs = new LogGroup(this, "logs", { name: home.logGroupName, days: home.logDays, keyArn: home.keyArn });
    const roles = new TaskRoles(this, "roles", { name, cluster, home, container, statements });
    const host = {
      gpus: settings.gpus,
      sharedMemoryMiB: Math.floor(settings.memoryMiB / SHARED_PART),
      folders: { [MODELS_FOLDER]: MODELS_FOLDER },
    };
    const { shell } = cluster;
    const task = new EcsTaskDefinition(this, "task", {
      family: name,
      requiresCompatibilities: ["EC2"],
      networkMode: "awsvpc",
      cpu: String(settings.cpuUnits),
      memory: String(settings.memoryMiB),
      executionRoleArn: roles.execution.arn,
      taskRoleArn: roles.task.arn,
      containerDefinitions: containerDefinitions(container, {
        ...placeholderContainer(container.port),
        name,
        logs: { group: logs.groupName, region: home.region },
        shell,
        host,
      }),
      volume: [
        ...volumesOf(container, shell).map((volume) => ({ name: volume.name })),
        ...hostVolumes(host).map((volume) => ({ name: volume.name, hostPath: volume.hostPath })),
      ],
      skipDestroy: true,
    });
    const deployment = deploymentAlarm(this, name, traffic);
    this.resource = new EcsService(this, "service", {
      name,
      cluster: cluster.arn,
      taskDefinition: task.arn,
      desiredCount: settings.tasks.least,
      capacityProviderStrategy: [{ capacityProvider: capacity.providerName, weight: 1, base: 0 }],
      orderedPlacementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }],
      networkConfiguration: { subnets: home.subnetIds, securityGroups: [home.securityGroupId], assignPublicIp: false },
      loadBalancer: [{ targetGroupArn: traffic.targetGroupArn, containerName: name, containerPort: container.port }],
      healthCheckGracePeriodSeconds: settings.modelLoadSeconds,
      availabilityZoneRebalancing: "DISABLED",
      deploymentMaximumPercent: 200,
      deploymentMinimumHealthyPercent: 100,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: { alarmNames: [deployment.resource.alarmName], enable: true, rollback: true },
      enableExecuteCommand: shell === "ecs-exec",
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      // CI deploys, and autoscaling moves the number of tasks.
      lifecycle: { ignoreChanges: ["task_definition", "desired_count"] },
      // A service waits for the cluster to know the capacity; ECS keeps that as long as a service uses it.
      dependsOn: [...roles.ready, logs.resource, cluster.capacity, ...traffic.ready],
    });
    this.serviceName = this.resource.name;
    this.familyName = name;
    this.scale(props);
  }

  private scale({ cluster, settings, traffic }: GpuServiceProps): void {
    const { least, most } = settings.tasks;
    const target = new AppautoscalingTarget(this, "scaling", {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: `service/${cluster.clusterName}/${this.serviceName}`,
      minCapacity: least,
      maxCapacity: most,
    });
    new AppautoscalingPolicy(this, "requests", {
      name: "requests",
      policyType: "TargetTrackingScaling",
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: {
          predefinedMetricType: "ALBRequestCountPerTarget",
          resourceLabel: `${traffic.loadBalancerSuffix}/${traffic.targetGroupSuffix}`,
        },
        targetValue: settings.requestsPerTaskPerMinute,
        scaleOutCooldown: settings.modelLoadSeconds,
        scaleInCooldown: SCALE_IN_SECONDS,
      },
    });
  }
}
