import type { App } from "cdktf";
import { AppRunnerService, type RunnerNetwork } from "../../modules/compute/app-runner-service";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import { RunnerConnector } from "../../modules/compute/runner-connector";
import { RunnerTraces } from "../../modules/compute/runner-traces";
import { OriginGate } from "../../modules/edge/origin-gate";
import { AdoptedLogGroups } from "../../modules/monitoring/adopted-log-groups";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import type { ServicesSettings } from "./choices";
import type { NetworkStack } from "./network-stack";
import { HEALTH_PATHS, ORIGIN_ROLES, type OriginRole, type OriginServices } from "./origin-services";
import { PORTS } from "./ports";
import type { ServiceAccess } from "./service-access";
import type { StorageStack } from "./storage-stack";
import type { WatchedServices } from "./watched-service";

export interface ServicesRunnerStackProps {
  readonly services: ServicesSettings;
  readonly network: NetworkStack;
  readonly storage: StorageStack;
  readonly access: Readonly<Record<OriginRole, ServiceAccess>>;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** Web and API on App Runner: under public addresses, which answer CloudFront alone. */
export class ServicesRunnerStack extends PlatformStack implements OriginServices {
  readonly origins: OriginServices["origins"];
  readonly gate: OriginGate;
  readonly watched: WatchedServices;
  readonly functions: ReadonlyMap<string, LambdaFunction>;

  constructor(app: App, identity: StackIdentity, props: ServicesRunnerStackProps) {
    super(app, identity);
    const { network, keyArn, logDays, data } = props;
    const { prefix, region } = this;
    const observabilityArn = new RunnerTraces(this, "traces", { name: `${prefix}-services` }).arn;
    const logs = new AdoptedLogGroups(this, "logs", {
      name: `${prefix}-service-logs`,
      prefixes: ORIGIN_ROLES.map((role) => `/aws/apprunner/${prefix}-${role}/`),
      home: { accountId: this.account.id, region, keyArn, logDays },
      data,
    });
    const { arn: connectorArn } = new RunnerConnector(this, "connector", {
      name: `${prefix}-api`,
      subnetIds: network.tiers.appTier.subnetIds,
      securityGroupId: network.groups.api.groupId,
    });
    const made = {
      web: this.addService("web", "world", { observabilityArn, after: logs.removal }, props),
      api: this.addService("api", { connectorArn }, { observabilityArn, after: logs.removal }, props),
    };
    this.origins = { web: made.web.host, api: made.api.host };
    this.gate = new OriginGate(this, "gate", { name: `${prefix}-origins`, keyArn, logDays });
    this.functions = new Map([["service-logs", logs.worker]]);
    for (const role of ORIGIN_ROLES) {
      const { arn, logGroups } = made[role];
      this.gate.guard(role, arn);
      logs.adopt(role, [logGroups.application, logGroups.service]);
      this.output(
        `${role}_service_arn`,
        arn,
        `App Runner service that deploys whatever image of ${role} gets the environment's tag`,
      );
    }
    const runners = ORIGIN_ROLES.map((role) => {
      const { serviceName, serviceId, logGroups } = made[role];
      return { role, serviceName, serviceId, serviceLogGroup: logGroups.service };
    });
    this.watched = { runners, tasks: [], balancers: [] };
  }

  private addService(
    role: OriginRole,
    out: RunnerNetwork["out"],
    { observabilityArn, after }: { readonly observabilityArn: string; readonly after: AdoptedLogGroups["removal"] },
    { services, storage, access, keyArn }: ServicesRunnerStackProps,
  ): AppRunnerService {
    const { statements, variables } = access[role];
    return new AppRunnerService(this, `service-${role}`, {
      name: `${this.prefix}-${role}`,
      image: storage.runnerImage(role),
      container: { port: PORTS[role], healthPath: HEALTH_PATHS[role], variables },
      size: services[role],
      network: { reachedFrom: "world", out },
      statements,
      kept: { keyArn, observabilityArn },
      after,
    });
  }
}
