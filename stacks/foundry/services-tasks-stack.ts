import type { App } from "cdktf";
import type { EcsCluster } from "../../modules/compute/ecs-cluster";
import { FargateService } from "../../modules/compute/fargate-service";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import { sendsTraces } from "../../modules/compute/trace-collector";
import type { HttpsLoadBalancer } from "../../modules/edge/https-load-balancer";
import { OriginGate } from "../../modules/edge/origin-gate";
import type { TargetGroup, TargetGroupProps } from "../../modules/edge/target-group";
import type { Posture } from "../../modules/shared/posture";
import type { ZoneOf } from "../dns-stack";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import type { ServicesSettings } from "./choices";
import { httpsEntry } from "./https-entry";
import type { NetworkStack } from "./network-stack";
import { HEALTH_PATHS, ORIGIN_ROLES, type OriginRole, type OriginServices } from "./origin-services";
import { PORTS } from "./ports";
import type { ServiceAccess } from "./service-access";
import type { StorageStack } from "./storage-stack";
import { CHECKED, DRAIN_SECONDS, fargateSize, trafficOf, USER, WRITABLE } from "./task-parts";
import type { WatchedServices } from "./watched-service";

export interface ServicesTasksStackProps {
  readonly services: ServicesSettings;
  readonly cluster: EcsCluster;
  /** Of the application; CloudFront asks `origin.<domain>`. */
  readonly site: { readonly domain: string; readonly zoneId: ZoneOf };
  readonly network: NetworkStack;
  /** What each service may do and is told, and where its images are. */
  readonly workloads: { readonly access: Readonly<Record<OriginRole, ServiceAccess>>; readonly images: StorageStack["images"] };
  readonly keyArn: string;
  /** Days that logs are kept, and the load balancer's access logs. */
  readonly kept: { readonly logDays: number; readonly accessLogDays: number };
  readonly data: Posture;
}

/** What the load balancer sends whom: as CloudFront does. */
const ROUTES: Readonly<Record<OriginRole, TargetGroupProps["route"]>> = {
  web: "everything-else",
  api: { paths: ["/graphql", "/api/*"], priority: 10 },
};

/** Web and API on Fargate, behind one load balancer that admits CloudFront's addresses, and of them this distribution alone. */
export class ServicesTasksStack extends PlatformStack implements OriginServices {
  readonly origins: OriginServices["origins"];
  readonly gate: OriginGate;
  readonly watched: WatchedServices;
  readonly functions: ReadonlyMap<string, LambdaFunction> = new Map();

  constructor(app: App, identity: StackIdentity, props: ServicesTasksStackProps) {
    super(app, identity);
    const { services, cluster, site, network, keyArn, kept, data } = props;
    const { prefix } = this;
    const { tiers, groups } = network;
    const host = `origin.${site.domain}`;
    const balancer = httpsEntry(this, identity, {
      role: "origin",
      host,
      zoneId: site.zoneId,
      place: { vpcId: tiers.vpc.vpcId, subnetIds: tiers.publicTier.subnetIds, securityGroupId: groups.origins.alb.groupId },
      faces: "internet",
      accessLogDays: kept.accessLogDays,
      data,
    });
    this.origins = { web: host, api: host };
    this.gate = new OriginGate(this, "gate", { name: `${prefix}-origins`, keyArn, logDays: kept.logDays });
    this.gate.guard("load-balancer", balancer.arn);
    const { clusterName } = cluster;
    const made = ORIGIN_ROLES.map((role) => {
      const targets = balancer.serve(role, {
        name: `${prefix}-${role}`,
        port: PORTS[role],
        health: { path: HEALTH_PATHS[role], ...CHECKED },
        drainSeconds: DRAIN_SECONDS,
        route: ROUTES[role],
      });
      const { serviceName, familyName } = this.addService(role, balancer, targets, props);
      this.output(`${role}_service`, serviceName, `ECS service that CI deploys ${role} to`);
      this.output(`${role}_task_family`, familyName, `Task definition that CI puts the image of ${role} into`);
      return { role, serviceName, targets };
    });
    this.watched = {
      runners: [],
      tasks: made.map(({ role, serviceName }) => ({
        role,
        clusterName,
        serviceName,
        leastTasks: services[role].instances.least,
      })),
      balancers: [
        {
          role: "origin",
          arnSuffix: balancer.arnSuffix,
          targets: Object.fromEntries(made.map(({ role, targets }) => [role, targets.arnSuffix])),
        },
      ],
    };
  }

  private addService(
    role: OriginRole,
    balancer: HttpsLoadBalancer,
    targets: TargetGroup,
    { services, cluster, network, workloads, keyArn, kept }: ServicesTasksStackProps,
  ): FargateService {
    const { tiers, groups } = network;
    const { statements, variables } = workloads.access[role];
    const group = role === "api" ? groups.api : groups.origins.web;
    return new FargateService(this, `service-${role}`, {
      name: `${this.prefix}-${role}`,
      cluster,
      settings: fargateSize(services[role]),
      container: {
        port: PORTS[role],
        healthPath: HEALTH_PATHS[role],
        user: USER,
        writablePaths: WRITABLE,
        variables,
        secrets: {},
        repositoryArns: [workloads.images[role].arn],
        traces: "x-ray",
      },
      statements: [sendsTraces, ...statements],
      home: {
        accountId: this.account.id,
        region: this.region,
        keyArn,
        subnetIds: tiers.appTier.subnetIds,
        securityGroupId: group.groupId,
        logGroupName: `/ecs/${this.prefix}/${role}`,
        logDays: kept.logDays,
      },
      traffic: trafficOf(balancer, targets),
      deployedBy: "ci",
    });
  }
}
