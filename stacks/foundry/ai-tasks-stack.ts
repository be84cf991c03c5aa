import type { App } from "cdktf";
import type { ServiceContainer } from "../../modules/compute/container-definition";
import { EcsCluster } from "../../modules/compute/ecs-cluster";
import { FargateService } from "../../modules/compute/fargate-service";
import { GpuCapacity, type Purchase } from "../../modules/compute/gpu-capacity";
import { GpuService } from "../../modules/compute/gpu-service";
import type { InferenceSettings } from "../../modules/compute/gpu-settings";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import type { ServiceSize } from "../../modules/compute/service-size";
import { sendsTraces } from "../../modules/compute/trace-collector";
import type { WorkloadHome } from "../../modules/compute/workload-home";
import type { Posture } from "../../modules/shared/posture";
import type { ZoneOf } from "../dns-stack";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { AI_HEALTH_PATH, type AiService } from "./ai-service";
import { httpsEntry } from "./https-entry";
import type { NetworkStack } from "./network-stack";
import { PORTS } from "./ports";
import type { ServiceAccess } from "./service-access";
import type { StorageStack } from "./storage-stack";
import { CHECKED, DRAIN_SECONDS, fargateSize, trafficOf, USER, WRITABLE } from "./task-parts";
import type { WatchedServices } from "./watched-service";

/** What its tasks run on, and how many there are. */
export type AiTasks =
  | { readonly on: "fargate"; readonly size: ServiceSize }
  | { readonly on: "gpu"; readonly purchase: Purchase; readonly inference: InferenceSettings };

export interface AiTasksStackProps {
  readonly tasks: AiTasks;
  /** Of the application; the AI service is `ai.<domain>`, which leads into the VPC alone. */
  readonly site: { readonly domain: string; readonly zoneId: ZoneOf };
  readonly network: NetworkStack;
  readonly storage: StorageStack;
  readonly access: ServiceAccess;
  readonly keyArn: string;
  /** Days that logs are kept, and the load balancer's access logs. */
  readonly kept: { readonly logDays: number; readonly accessLogDays: number };
  readonly data: Posture;
}

/** The AI service as tasks of ECS, on Fargate or with graphics processors, behind a load balancer that admits the API alone. */
export class AiTasksStack extends PlatformStack implements AiService {
  readonly url: string;
  readonly watched: WatchedServices;
  readonly logGroupName: string;
  readonly functions: ReadonlyMap<string, LambdaFunction> = new Map();
  /** Of all services that run as tasks. */
  readonly cluster: EcsCluster;

  constructor(app: App, identity: StackIdentity, props: AiTasksStackProps) {
    super(app, identity);
    const { tasks, site, network, access, keyArn, kept, data } = props;
    const { prefix } = this;
    const { tiers, groups } = network;
    const host = `ai.${site.domain}`;
    this.cluster = new EcsCluster(this, "cluster", {
      name: prefix,
      logGroupName: `/ecs/${prefix}/cluster`,
      logDays: kept.logDays,
      keyArn,
      shell: "none",
    });
    const balancer = httpsEntry(this, identity, {
      role: "ai",
      host,
      zoneId: site.zoneId,
      place: { vpcId: tiers.vpc.vpcId, subnetIds: tiers.appTier.subnetIds, securityGroupId: groups.aiDoor.groupId },
      faces: "vpc",
      accessLogDays: kept.accessLogDays,
      data,
    });
    const targets = balancer.serve("ai", {
      name: `${prefix}-ai`,
      port: PORTS.ai,
      health: { path: AI_HEALTH_PATH, ...CHECKED },
      drainSeconds: DRAIN_SECONDS,
      route: "everything-else",
    });
    this.url = `https://${host}`;
    this.logGroupName = `/ecs/${prefix}/ai`;
    const served = {
      name: `${prefix}-ai`,
      cluster: this.cluster,
      container: containerOf(props),
      statements: [sendsTraces, ...access.statements],
      home: this.homeOf(props),
      traffic: trafficOf(balancer, targets),
    };
    const { serviceName, familyName } =
      tasks.on === "fargate"
        ? new FargateService(this, "service", { ...served, settings: fargateSize(tasks.size), deployedBy: "ci" })
        : new GpuService(this, "service", {
            ...served,
            settings: tasks.inference,
            capacity: this.addCapacity(identity, props, tasks),
          });
    const leastTasks = tasks.on === "fargate" ? tasks.size.instances.least : tasks.inference.tasks.least;
    const { clusterName } = this.cluster;
    this.watched = {
      runners: [],
      tasks: [{ role: "ai", clusterName, serviceName, leastTasks }],
      balancers: [{ role: "ai-alb", arnSuffix: balancer.arnSuffix, targets: { ai: targets.arnSuffix } }],
    };
    this.output("ai_url", this.url, "Where the API asks the AI service, from within the VPC");
    this.output("cluster_name", clusterName, "ECS cluster of all services that run as tasks");
    this.output("ai_service", serviceName, "ECS service that CI deploys ai to");
    this.output("ai_task_family", familyName, "Task definition that CI puts ai's image into");
  }

  private homeOf({ network, keyArn, kept }: AiTasksStackProps): WorkloadHome {
    const { tiers, groups } = network;
    return {
      accountId: this.account.id,
      region: this.region,
      keyArn,
      subnetIds: tiers.appTier.subnetIds,
      securityGroupId: groups.ai.groupId,
      logGroupName: this.logGroupName,
      logDays: kept.logDays,
    };
  }

  private addCapacity(
    { tags }: StackIdentity,
    props: AiTasksStackProps,
    { purchase, inference }: AiTasks & { on: "gpu" },
  ): GpuCapacity {
    const { gpu } = props.network.groups;
    if (!gpu) throw new Error(`${this.node.id} needs a security group for its instances`);
    return new GpuCapacity(this, "capacity", {
      name: `${this.prefix}-gpu`,
      cluster: this.cluster,
      settings: inference,
      purchase,
      home: { ...this.homeOf(props), securityGroupId: gpu.groupId },
      user: USER,
      tags,
      data: props.data,
    });
  }
}

const containerOf = ({ access, storage }: AiTasksStackProps): ServiceContainer => ({
  port: PORTS.ai,
  healthPath: AI_HEALTH_PATH,
  user: USER,
  writablePaths: WRITABLE,
  variables: access.variables,
  secrets: {},
  repositoryArns: [storage.images.ai.arn],
  traces: "x-ray",
});
