import { Apigatewayv2Deployment } from "@cdktf/provider-aws/lib/apigatewayv2-deployment";
import { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import { Construct } from "constructs";
import type { LiveAlias } from "../compute/live-alias";
import { LogGroup } from "../monitoring/log-group";
import { accessLogFormat } from "./access-log-format";
import { CustomDomain } from "./custom-domain";
import { servedHash } from "./served-hash";
import type { StageSettings } from "./stage-settings";
import type { WebSocketApi } from "./websocket-api";
import { WebSocketAuthorizer } from "./websocket-authorizer";
import { WebSocketRoute } from "./websocket-route";

/** The functions behind a WebSocket API; one may stand behind several. */
export interface WebSocketTargets {
  readonly connect: LiveAlias;
  readonly disconnect: LiveAlias;
  /** Every message; what it returns goes back to the caller. */
  readonly fallback: LiveAlias;
}

export interface WebSocketStageProps {
  /** The access log is `/<name>/access-logs`. */
  readonly name: string;
  readonly api: WebSocketApi;
  readonly targets: WebSocketTargets;
  /** `anyone` may connect, or whom a function lets in by the ticket in the query string (APIGateway.8). */
  readonly admits: "anyone" | { readonly authorizer: LiveAlias };
  readonly settings: Omit<StageSettings, "name">;
}

/**
 * What callers reach of a WebSocket API: its routes, throttled, every event in the access log. WAF cannot stand before
 * it (AWS associates REST APIs only): the throttle and the authorizer do. X-Ray traces start in the functions.
 * Needs the account's API Gateway role for logs.
 */
export class WebSocketStage extends Construct {
  readonly domain: CustomDomain;
  readonly accessLogGroup: string;
  readonly resource: Apigatewayv2Stage;

  constructor(scope: Construct, id: string, { name, api, targets, admits, settings }: WebSocketStageProps) {
    super(scope, id);
    const { apiId } = api;
    const authorizer =
      admits === "anyone" ? undefined : new WebSocketAuthorizer(this, "authorizer", { name, api, target: admits.authorizer });
    const { connect, disconnect, fallback } = targets;
    const routes = [
      new WebSocketRoute(this, "connect", {
        api,
        key: "$connect",
        target: connect,
        answer: "silent",
        admits: authorizer ?? "anyone",
      }),
      new WebSocketRoute(this, "disconnect", {
        api,
        key: "$disconnect",
        target: disconnect,
        answer: "silent",
        admits: "anyone",
      }),
      new WebSocketRoute(this, "default", { api, key: "$default", target: fallback, answer: "reply", admits: "anyone" }),
    ];
    const served = [api.resource, ...(authorizer ? [authorizer.resource] : []), ...routes.flatMap((route) => route.served)];
    const asked = [connect, disconnect, fallback, ...(admits === "anyone" ? [] : [admits.authorizer])];
    const deployment = new Apigatewayv2Deployment(this, "deployment", {
      apiId,
      triggers: {
        served: servedHash(served),
        targets: asked.map(({ invokeArn }) => invokeArn).join(),
      },
      dependsOn: served,
      // The stage serves the old one until the new one is there.
      lifecycle: { createBeforeDestroy: true },
    });
    const accessLogs = new LogGroup(this, "access-logs", {
      name: `/${name}/access-logs`,
      days: settings.logDays,
      keyArn: settings.keyArn,
    });
    this.accessLogGroup = accessLogs.groupName;
    this.resource = this.stage(api, settings, deployment, accessLogs.arn);
    this.domain = new CustomDomain(this, "domain", {
      address: api.address,
      apiId,
      stageName: this.resource.name,
      dependsOn: [this.resource],
    });
  }

  private stage(
    { apiId, stageName }: WebSocketApi,
    { throttle, logDays: days, keyArn }: WebSocketStageProps["settings"],
    deployment: Apigatewayv2Deployment,
    destinationArn: string,
  ): Apigatewayv2Stage {
    // API Gateway makes it without retention and key when it is not there.
    const executionLogs = new LogGroup(this, "execution-logs", { name: `/aws/apigateway/${apiId}/${stageName}`, days, keyArn });
    return new Apigatewayv2Stage(this, "stage", {
      apiId,
      name: stageName,
      deploymentId: deployment.id,
      defaultRouteSettings: {
        throttlingRateLimit: throttle.requestsPerSecond,
        throttlingBurstLimit: throttle.burst,
        loggingLevel: "ERROR",
        // Whole messages would stand in the log.
        dataTraceEnabled: false,
        detailedMetricsEnabled: true,
      },
      accessLogSettings: { destinationArn, format: accessLogFormat("WEBSOCKET") },
      dependsOn: [executionLogs.resource],
    });
  }
}
