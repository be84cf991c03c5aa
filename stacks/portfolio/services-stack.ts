import type { App } from "cdktf";
import type { ServiceContainer } from "../../modules/compute/container-definition";
import { EcsCluster } from "../../modules/compute/ecs-cluster";
import { FargateService } from "../../modules/compute/fargate-service";
import { AliasRecord } from "../../modules/edge/alias-record";
import { Certificate } from "../../modules/edge/certificate";
import { LoadBalancer } from "../../modules/edge/load-balancer";
import { NameRecord } from "../../modules/edge/name-record";
import type { HealthCheck } from "../../modules/edge/target-basics";
import type { TargetGroup } from "../../modules/edge/target-group";
import { WebAcl } from "../../modules/edge/web-acl";
import type { PolicyStatement } from "../../modules/security/policy-document";
import type { Posture } from "../../modules/shared/posture";
import { AccessLogBucket } from "../../modules/storage/access-log-bucket";
import type { ZoneOf } from "../dns-stack";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { uniqueBucketNames } from "../unique-names";
import type { NetworkStack } from "./network-stack";
import { SERVICE_ROLES, SERVICES, type ServiceRole } from "./service-roles";
import type { ServicesSettings } from "./services-settings";

/** What a service may do and is told; the rest is in `SERVICES`. */
export interface ServiceAccess extends Pick<ServiceContainer, "variables" | "secrets" | "repositoryArns"> {
  readonly statements: readonly PolicyStatement[];
}

export interface ServicesStackProps {
  readonly settings: ServicesSettings;
  /** The site answers at `name` and at `www.<name>`. */
  readonly site: { readonly name: string; readonly zoneId: ZoneOf };
  readonly network: NetworkStack;
  readonly access: Readonly<Record<ServiceRole, ServiceAccess>>;
  readonly keyArn: string;
  /** Days that the web ACL's log is kept. */
  readonly logDays: number;
  /** Days that the load balancer's log is kept. */
  readonly accessLogDays: number;
  readonly data: Posture;
}

/** Asked every half minute; a task that misses three answers in a row is replaced. */
const CHECKED: Omit<HealthCheck, "path"> = { intervalSeconds: 30, timeoutSeconds: 5, healthyAfter: 2, unhealthyAfter: 3 };
/** Longer than an answer takes, shorter than people wait for a deployment. */
const DRAIN_SECONDS = 30;
/** What images must be made for: any number but root's 0. It is user `node` of Node.js's own images. */
const USER = "1000:1000";

/** Portfolio's two services on Fargate, behind one load balancer under the site's own name. */
export class ServicesStack extends PlatformStack {
  readonly cluster: EcsCluster;
  readonly loadBalancer: LoadBalancer;
  readonly targets: Readonly<Record<ServiceRole, TargetGroup>>;
  readonly services: Readonly<Record<ServiceRole, FargateService>>;
  /** None where the settings say so. */
  readonly webAcl?: WebAcl;

  constructor(app: App, identity: StackIdentity, props: ServicesStackProps) {
    super(app, identity);
    const { settings, site, network, keyArn, logDays } = props;
    const { prefix } = this;
    const zoneId = site.zoneId(this);
    this.loadBalancer = this.addLoadBalancer(zoneId, props);
    if (settings.waf !== "none") {
      this.webAcl = new WebAcl(this, "web-acl", {
        name: `${prefix}-site`,
        scope: "REGIONAL",
        requestsPer5Minutes: settings.waf.requestsPer5Minutes,
        // The frontend's server side comes from there to the API, for all of its visitors.
        unlimited: network.tiers.natPublicIps,
        keyArn,
        logDays,
      });
      this.webAcl.guard("site", this.loadBalancer.arn);
    }
    this.cluster = new EcsCluster(this, "cluster", {
      name: prefix,
      logGroupName: `/ecs/${prefix}/cluster`,
      logDays: settings.logDays,
      keyArn,
      shell: settings.shell,
    });
    this.targets = each((role) => this.addTargets(role));
    this.services = each((role) => this.addService(role, props));

    new AliasRecord(this, "alias", { zoneId, name: site.name, target: this.loadBalancer });
    new NameRecord(this, "www", { zoneId, name: `www.${site.name}`, target: site.name });
    this.output("site_url", `https://${site.name}`, "Address of the site");
    this.output("api_url", `https://${site.name}/api`, "Address of the API");
    this.output("cluster_name", this.cluster.clusterName, "ECS cluster of both services");
    for (const role of SERVICE_ROLES) {
      const { serviceName, familyName } = this.services[role];
      this.output(`${role}_service`, serviceName, `ECS service that CI deploys the ${role} to`);
      this.output(`${role}_task_family`, familyName, `Task definition that CI puts the ${role}'s image into`);
    }
  }

  private addLoadBalancer(zoneId: string, { site, network, accessLogDays, data }: ServicesStackProps): LoadBalancer {
    const { account, region, prefix } = this;
    const named = uniqueBucketNames(this, prefix, account);
    const name = named("site-logs");
    const bucket = new AccessLogBucket(this, "access-logs", { name, accountId: account.id, days: accessLogDays, data });
    const { vpc, publicTier } = network.tiers;
    const domain = site.name;
    const { arn } = new Certificate(this, "certificate", { domain, alternativeNames: { wildcard: `*.${domain}` }, zoneId });
    return new LoadBalancer(this, "load-balancer", {
      name: `${prefix}-site`,
      place: {
        vpcId: vpc.vpcId,
        subnetIds: publicTier.subnetIds,
        securityGroupId: network.groups.alb.groupId,
        addresses: "dual-stack",
      },
      certificateArn: arn,
      accessLogs: { bucket, accountId: account.id, region },
      data,
    });
  }

  private addTargets(role: ServiceRole): TargetGroup {
    const { port, healthPath, route } = SERVICES[role];
    return this.loadBalancer.serve(role, {
      name: `${this.prefix}-${role}`,
      port,
      health: { path: healthPath, ...CHECKED },
      drainSeconds: DRAIN_SECONDS,
      route,
    });
  }

  private addService(role: ServiceRole, { settings, network, access, keyArn }: ServicesStackProps): FargateService {
    const { port, healthPath, writablePaths } = SERVICES[role];
    const { statements, ...own } = access[role];
    const targets = this.targets[role];
    return new FargateService(this, `service-${role}`, {
      name: `${this.prefix}-${role}`,
      cluster: this.cluster,
      settings: settings[role],
      container: { port, healthPath, user: USER, writablePaths, ...own },
      statements,
      home: {
        accountId: this.account.id,
        region: this.region,
        keyArn,
        subnetIds: network.tiers.privateTier.subnetIds,
        securityGroupId: network.groups.ecs.groupId,
        logGroupName: `/ecs/${this.prefix}/${role}`,
        logDays: settings.logDays,
      },
      traffic: {
        targetGroupArn: targets.arn,
        targetGroupSuffix: targets.arnSuffix,
        loadBalancerSuffix: this.loadBalancer.arnSuffix,
        ready: [targets.ready],
      },
      deployedBy: "ci",
    });
  }
}

const each = <T>(make: (role: ServiceRole) => T): Record<ServiceRole, T> => ({
  frontend: make("frontend"),
  backend: make("backend"),
});
