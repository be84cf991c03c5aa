import { ApprunnerAutoScalingConfigurationVersion } from "@cdktf/provider-aws/lib/apprunner-auto-scaling-configuration-version";
import { ApprunnerService, type ApprunnerServiceNetworkConfiguration } from "@cdktf/provider-aws/lib/apprunner-service";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PolicyStatement } from "../security/policy-document";
import { ServiceRole } from "../security/service-role";
import { check, nameProblem } from "../shared/check";
import type { ServiceSize } from "./service-size";
import { sendsTraces } from "./trace-collector";

/** Longest name of a scaling configuration, which a service shares its name with: that may have 40. Source: App Runner API reference, CreateAutoScalingConfiguration. */
const MAX_SERVICE_NAME = 32;
/** Asked every ten seconds; five misses in a row replace an instance, or end a deployment. Source: App Runner API reference, HealthCheckConfiguration. */
const CHECKED = { protocol: "HTTP", interval: 10, timeout: 5, healthyThreshold: 1, unhealthyThreshold: 5 };

/** What is run: an image of the account's own registry, under a tag that moves with each deployment. It must be there before the service. */
export interface RunnerImage {
  /** `<repository>:<tag>`. */
  readonly uri: string;
  /** Role that pulls it; see `RunnerAccess`. */
  readonly accessRoleArn: string;
}

/** What an application is told, and where it answers. */
export interface RunnerContainer {
  readonly port: number;
  /** Answers a GET with 2xx while the application is well. */
  readonly healthPath: string;
  /** Plain text: never a secret, only where it lies. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Who reaches a service, and where its own requests come out. */
export interface RunnerNetwork {
  /** `world`: under a public address; `vpc`: by a VPC ingress connection alone. */
  readonly reachedFrom: "world" | "vpc";
  /** `world`: from addresses of App Runner's; else into a VPC, with the security groups of this connector. */
  readonly out: "world" | { readonly connectorArn: string };
}

/** Keys and traces of a service. */
export interface RunnerKeeping {
  /** Encrypts App Runner's copy of the image. A service cannot change its key: another one makes it anew. */
  readonly keyArn: string;
  /** Sends traces to X-Ray; see `RunnerTraces`. */
  readonly observabilityArn: string;
}

export interface AppRunnerServiceProps {
  /** 32 characters at most. */
  readonly name: string;
  readonly image: RunnerImage;
  readonly container: RunnerContainer;
  readonly size: ServiceSize;
  readonly network: RunnerNetwork;
  /** What the application may do. */
  readonly statements: readonly PolicyStatement[];
  /** How it is kept and watched. */
  readonly kept: RunnerKeeping;
  /** What must be there before it, and go after it. @default nothing */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * A service on App Runner: it deploys whatever image gets its tag, task by task, and keeps the one before where the new one
 * does not become healthy. App Runner has no security groups: who reaches it, `network` says, and a web ACL before it.
 * AWS takes no new customers for App Runner since 30 April 2026.
 */
export class AppRunnerService extends Construct {
  readonly arn: string;
  readonly serviceId: string;
  readonly serviceName: string;
  /** Host name: public, or none that leads anywhere where the service is reached from a VPC. */
  readonly host: string;
  /** Log groups that App Runner makes by itself: of the application, and of what App Runner does with it. */
  readonly logGroups: { readonly application: string; readonly service: string };
  readonly role: ServiceRole;
  readonly resource: ApprunnerService;

  constructor(scope: Construct, id: string, props: AppRunnerServiceProps) {
    super(scope, id);
    const { name, image, container, size, network, statements, kept, after = [] } = props;
    const { keyArn, observabilityArn } = kept;
    check(this, [
      nameProblem("name", name, MAX_SERVICE_NAME),
      !/^\/[\w./-]*$/.test(container.healthPath) &&
        `container.healthPath must be a path such as "/health", got "${container.healthPath}"`,
    ]);
    this.role = new ServiceRole(this, "role", {
      name,
      service: "tasks.apprunner",
      statements: [sendsTraces, ...statements],
    });
    const scaling = new ApprunnerAutoScalingConfigurationVersion(this, "scaling", {
      autoScalingConfigurationName: name,
      minSize: size.instances.least,
      maxSize: size.instances.most,
      maxConcurrency: size.requestsAtOnce,
      // A version cannot be changed: the next one is there before the service leaves this one.
      lifecycle: { createBeforeDestroy: true },
    });
    this.resource = new ApprunnerService(this, "service", {
      serviceName: name,
      sourceConfiguration: {
        autoDeploymentsEnabled: true,
        authenticationConfiguration: { accessRoleArn: image.accessRoleArn },
        imageRepository: {
          imageIdentifier: image.uri,
          imageRepositoryType: "ECR",
          imageConfiguration: { port: String(container.port), runtimeEnvironmentVariables: { ...container.variables } },
        },
      },
      instanceConfiguration: { cpu: String(size.cpuUnits), memory: String(size.memoryMiB), instanceRoleArn: this.role.arn },
      autoScalingConfigurationArn: scaling.arn,
      healthCheckConfiguration: { path: container.healthPath, ...CHECKED },
      networkConfiguration: networkOf(network),
      encryptionConfiguration: { kmsKey: keyArn },
      observabilityConfiguration: { observabilityEnabled: true, observabilityConfigurationArn: observabilityArn },
      dependsOn: [this.role.policy, ...after],
    });
    this.arn = this.resource.arn;
    this.serviceId = this.resource.serviceId;
    this.serviceName = this.resource.serviceName;
    this.host = this.resource.serviceUrl;
    // Source: App Runner developer guide, "Viewing App Runner logs streamed to CloudWatch Logs".
    const group = `/aws/apprunner/${name}/${this.serviceId}`;
    this.logGroups = { application: `${group}/application`, service: `${group}/service` };
  }
}

function networkOf({ reachedFrom, out }: RunnerNetwork): ApprunnerServiceNetworkConfiguration {
  return {
    ingressConfiguration: { isPubliclyAccessible: reachedFrom === "world" },
    egressConfiguration: out === "world" ? { egressType: "DEFAULT" } : { egressType: "VPC", vpcConnectorArn: out.connectorArn },
    ipAddressType: "IPV4",
  };
}
