import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import type { PolicyStatement } from "../security/policy-document";
import type { ServiceContainer } from "./container-definition";
import { deploymentAlarm, type ServiceTraffic } from "./deployment-alarm";
import type { EcsCluster } from "./ecs-cluster";
import { FargateScaling } from "./fargate-scaling";
import type { FargateSettings } from "./fargate-settings";
import { FargateTask } from "./fargate-task";
import { placeholderContainer } from "./placeholder-container";
import { TaskRoles } from "./task-roles";
import type { WorkloadHome } from "./workload-home";

/** Seconds in which the load balancer's opinion of a new task does not count: it may still be starting. */
const GRACE_SECONDS = 60;

export interface FargateServiceProps {
  /** Name of the service, of its container and of its task definition's family, e.g. `shop-dev-api`. */
  readonly name: string;
  readonly cluster: EcsCluster;
  readonly settings: FargateSettings;
  readonly container: ServiceContainer;
  /** What the application may do, by its task role. */
  readonly statements: readonly PolicyStatement[];
  /** One subnet per zone. */
  readonly home: WorkloadHome;
  readonly traffic: ServiceTraffic;
  /**
   * `ci`: the family `name` is the template, with a placeholder image, and Terraform alone writes it. A deployment takes
   * its newest revision, puts its image in and the command out, registers that as the family `<name>-release` and
   * updates the service; no apply undoes it. What an apply changes of the template comes with the next deployment.
   */
  readonly deployedBy: "ci" | { readonly image: string };
}

/**
 * A service on Fargate behind a load balancer, with roles, a log group and autoscaling of its own. It deploys task by
 * task, and goes back by itself to the deployment before when tasks do not become healthy or answer with 5xx.
 */
export class FargateService extends Construct {
  /** Known once the service is there. */
  readonly serviceName: string;
  /** Of the template, which Terraform writes. */
  readonly familyName: string;
  readonly resource: EcsService;

  constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id);
    const { name, cluster, settings, container, statements, home, traffic, deployedBy } = props;
    const logs = new LogGroup(this, "logs", { name: home.logGroupName, days: home.logDays, keyArn: home.keyArn });
    const roles = new TaskRoles(this, "roles", { name, cluster, home, container, statements });
    const first = deployedBy === "ci" ? placeholderContainer(container.port) : deployedBy;
    const task = new FargateTask(this, "task", {
      size: settings,
      container,
      start: { ...first, name, logs: { group: logs.groupName, region: home.region }, shell: cluster.shell },
      roles,
    });
    const deployment = deploymentAlarm(this, name, traffic);
    this.resource = new EcsService(this, "service", {
      name,
      cluster: cluster.arn,
      taskDefinition: task.resource.arn,
      desiredCount: settings.tasks.least,
      launchType: "FARGATE",
      platformVersion: "LATEST",
      networkConfiguration: {
        subnets: home.subnetIds,
        securityGroups: [home.securityGroupId],
        assignPublicIp: false,
      },
      loadBalancer: [{ targetGroupArn: traffic.targetGroupArn, containerName: name, containerPort: container.port }],
      healthCheckGracePeriodSeconds: GRACE_SECONDS,
      availabilityZoneRebalancing: "ENABLED",
      deploymentMaximumPercent: 200,
      deploymentMinimumHealthyPercent: 100,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: { alarmNames: [deployment.resource.alarmName], enable: true, rollback: true },
      enableExecuteCommand: cluster.shell === "ecs-exec",
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      // Autoscaling moves the number of tasks from here on.
      lifecycle: { ignoreChanges: deployedBy === "ci" ? ["task_definition", "desired_count"] : ["desired_count"] },
      dependsOn: [...roles.ready, logs.resource, ...traffic.ready],
    });
    this.serviceName = this.resource.name;
    new FargateScaling(this, "scaling", {
      clusterName: cluster.clusterName,
      serviceName: this.serviceName,
      tasks: settings.tasks,
    });
    this.familyName = name;
  }
}
