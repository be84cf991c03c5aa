import { ApiGatewayClientCertificate } from "@cdktf/provider-aws/lib/api-gateway-client-certificate";
import { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { accessLogFormat } from "./access-log-format";
import { servedHash } from "./served-hash";
import type { StageSettings } from "./stage-settings";

export interface RestStageProps {
  /** The access log is `/<name>/access-logs`. */
  readonly name: string;
  readonly restApiId: string;
  readonly settings: StageSettings;
  /** All that the deployment freezes; it is made anew when one of these changes. */
  readonly served: TerraformResource[];
  /** Where requests go: known after the apply only, so the hash of what is served cannot see it change. */
  readonly targetArn: string;
}

/**
 * What callers reach of a REST API: throttled, traced, every request in the access log, failures in the execution log.
 * Nothing is cached (so nothing is to be encrypted, APIGateway.5): answers belong to one user each.
 * Needs the account's API Gateway role for logs.
 */
export class RestStage extends Construct {
  readonly accessLogGroup: string;
  readonly resource: ApiGatewayStage;

  constructor(scope: Construct, id: string, { name, restApiId, settings, served, targetArn }: RestStageProps) {
    super(scope, id);
    const { logDays: days, keyArn, throttle } = settings;
    const accessLogs = new LogGroup(this, "access-logs", { name: `/${name}/access-logs`, days, keyArn });
    this.accessLogGroup = accessLogs.groupName;
    // API Gateway makes it without retention and key when it is not there.
    const executionLogs = new LogGroup(this, "execution-logs", {
      name: `API-Gateway-Execution-Logs_${restApiId}/${settings.name}`,
      days,
      keyArn,
    });
    const deployment = new ApiGatewayDeployment(this, "deployment", {
      restApiId,
      triggers: { served: servedHash(served), target: targetArn },
      dependsOn: served,
      // The stage serves the old one until the new one is there.
      lifecycle: { createBeforeDestroy: true },
    });
    // An HTTP backend can ask for it; Lambda admits by its permission instead. On every stage for APIGateway.2.
    const certificate = new ApiGatewayClientCertificate(this, "client-certificate", { description: name });
    this.resource = new ApiGatewayStage(this, "stage", {
      restApiId,
      deploymentId: deployment.id,
      stageName: settings.name,
      clientCertificateId: certificate.id,
      xrayTracingEnabled: true,
      accessLogSettings: { destinationArn: accessLogs.arn, format: accessLogFormat("REST") },
      dependsOn: [executionLogs.resource],
    });
    new ApiGatewayMethodSettings(this, "settings", {
      restApiId,
      stageName: this.resource.stageName,
      methodPath: "*/*",
      settings: {
        throttlingRateLimit: throttle.requestsPerSecond,
        throttlingBurstLimit: throttle.burst,
        metricsEnabled: true,
        loggingLevel: "ERROR",
        // Whole requests and answers would stand in the log, tokens included.
        dataTraceEnabled: false,
        cachingEnabled: false,
      },
    });
  }
}
