import type { App } from "cdktf";
import { AppRunnerService } from "../../modules/compute/app-runner-service";
import type { LambdaFunction } from "../../modules/compute/lambda-function";
import { PrivateIngress } from "../../modules/compute/private-ingress";
import { RunnerConnector } from "../../modules/compute/runner-connector";
import { RunnerTraces } from "../../modules/compute/runner-traces";
import type { ServiceSize } from "../../modules/compute/service-size";
import { AdoptedLogGroups } from "../../modules/monitoring/adopted-log-groups";
import type { Posture } from "../../modules/shared/posture";
import { PlatformStack, type StackIdentity } from "../platform-stack";
import { AI_HEALTH_PATH, type AiService } from "./ai-service";
import type { NetworkStack } from "./network-stack";
import { PORTS } from "./ports";
import type { ServiceAccess } from "./service-access";
import type { StorageStack } from "./storage-stack";
import type { WatchedServices } from "./watched-service";

export interface AiRunnerStackProps {
  readonly size: ServiceSize;
  readonly network: NetworkStack;
  readonly storage: StorageStack;
  readonly access: ServiceAccess;
  readonly keyArn: string;
  readonly logDays: number;
  readonly data: Posture;
}

/** The AI service on App Runner: without a public address, reached by an endpoint whose group admits the API alone. */
export class AiRunnerStack extends PlatformStack implements AiService {
  readonly url: string;
  readonly watched: WatchedServices;
  readonly logGroupName: string;
  readonly functions: ReadonlyMap<string, LambdaFunction>;

  constructor(app: App, identity: StackIdentity, props: AiRunnerStackProps) {
    super(app, identity);
    const { size, network, storage, access, keyArn, logDays, data } = props;
    const { prefix, region } = this;
    const { tiers, groups } = network;
    const name = `${prefix}-ai`;
    const { arn: connectorArn } = new RunnerConnector(this, "connector", {
      name,
      subnetIds: tiers.appTier.subnetIds,
      securityGroupId: groups.ai.groupId,
    });
    const logs = new AdoptedLogGroups(this, "logs", {
      name: `${name}-logs`,
      prefixes: [`/aws/apprunner/${name}/`],
      home: { accountId: this.account.id, region, keyArn, logDays },
      data,
    });
    const service = new AppRunnerService(this, "service", {
      name,
      image: storage.runnerImage("ai"),
      container: { port: PORTS.ai, healthPath: AI_HEALTH_PATH, variables: access.variables },
      size,
      network: { reachedFrom: "vpc", out: { connectorArn } },
      statements: access.statements,
      kept: { keyArn, observabilityArn: new RunnerTraces(this, "traces", { name }).arn },
      after: logs.removal,
    });
    const ingress = new PrivateIngress(this, "ingress", {
      name,
      region,
      vpcId: tiers.vpc.vpcId,
      subnetIds: tiers.endpointSubnetIds,
      securityGroupId: groups.aiDoor.groupId,
      service,
    });
    const { application, service: serviceLogGroup } = service.logGroups;
    logs.adopt("ai", [application, serviceLogGroup]);
    this.url = `https://${ingress.host}`;
    this.logGroupName = application;
    this.functions = new Map([["ai-logs", logs.worker]]);
    const { serviceName, serviceId } = service;
    this.watched = { runners: [{ role: "ai", serviceName, serviceId, serviceLogGroup }], tasks: [], balancers: [] };
    this.output("ai_url", this.url, "Where the API asks the AI service, from within the VPC");
    this.output("ai_service_arn", service.arn, "App Runner service that deploys whatever image gets the environment's tag");
  }
}
