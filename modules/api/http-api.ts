import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { check, nameProblem } from "../shared/check";
import { accessLogFormat } from "./access-log-format";
import type { ApiAddress } from "./api-address";
import { CORS, isEveryone } from "./cors-permissions";
import { CustomDomain } from "./custom-domain";
import { type HttpBackend, HttpRoutes } from "./http-routes";
import type { HttpSettings } from "./http-settings";
import type { StageSettings } from "./stage-settings";

/** Longest name. Source: API Gateway version 2 API reference, "Apis". */
const MAX_API_NAME = 128;
/** A stage of another name would stand before every path that the backend sees. Source: API Gateway developer guide, "Create private integrations for HTTP APIs". */
const STAGE = "$default";

export interface HttpApiProps {
  /** Name of the API; the access log is `/<name>/access-logs`. */
  readonly name: string;
  readonly description: string;
  readonly backend: HttpBackend;
  readonly settings: HttpSettings;
  /** Path of the application's health check, answered without a token, e.g. `/api/v1/health`. */
  readonly healthPath: string;
  readonly logs: Pick<StageSettings, "logDays" | "keyArn">;
  readonly address: ApiAddress;
}

/**
 * An HTTP API in front of a load balancer inside the VPC, which is told every path and method. What the application says
 * about CORS is dropped: API Gateway does. WAF cannot stand before it (AWS associates REST APIs only): the throttle and
 * the authorizer do. HTTP APIs write neither execution logs nor X-Ray traces.
 * Source: API Gateway developer guide, "Choose between REST APIs and HTTP APIs".
 */
export class HttpApi extends Construct {
  readonly apiId: string;
  readonly apiName: string;
  /** Without a slash at its end. */
  readonly url: string;
  readonly stageName = STAGE;
  readonly domain: CustomDomain;
  readonly accessLogGroup: string;
  readonly resource: Apigatewayv2Api;

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    const { name, description, backend, settings, healthPath, logs, address } = props;
    check(this, [
      nameProblem("name", name, MAX_API_NAME),
      !/^(\/[\w.~-]+)+$/.test(healthPath) && `healthPath must be a path such as "/api/v1/health", got "${healthPath}"`,
    ]);
    const { corsOrigins: origins, authorizer } = settings;
    this.resource = new Apigatewayv2Api(this, "api", {
      name,
      description,
      protocolType: "HTTP",
      disableExecuteApiEndpoint: true,
      corsConfiguration: {
        allowOrigins: isEveryone(origins) ? ["*"] : [...origins],
        allowMethods: CORS.methods,
        allowHeaders: CORS.headers,
        // Browsers take no credentials where every page may ask.
        allowCredentials: !isEveryone(origins),
        maxAge: CORS.maxAgeSeconds,
      },
    });
    this.apiId = this.resource.id;
    this.apiName = name;
    const routes = new HttpRoutes(this, "routes", { name, apiId: this.apiId, backend, authorizer, healthPath });
    const { logDays: days, keyArn } = logs;
    const accessLogs = new LogGroup(this, "access-logs", { name: `/${name}/access-logs`, days, keyArn });
    this.accessLogGroup = accessLogs.groupName;
    const stage = this.stage(settings, accessLogs.arn, routes);
    this.domain = new CustomDomain(this, "domain", { address, apiId: this.apiId, stageName: stage.name, dependsOn: [stage] });
    this.url = `https://${address.domainName}`;
  }

  private stage({ throttle }: HttpSettings, destinationArn: string, { served }: HttpRoutes): Apigatewayv2Stage {
    return new Apigatewayv2Stage(this, "stage", {
      apiId: this.apiId,
      name: STAGE,
      // What changes later is served at once, too: an HTTP API needs no deployment of its own for it.
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingRateLimit: throttle.requestsPerSecond,
        throttlingBurstLimit: throttle.burst,
        detailedMetricsEnabled: true,
      },
      accessLogSettings: { destinationArn, format: accessLogFormat("HTTP") },
      // One deployment for all routes of the first apply.
      dependsOn: served,
    });
  }
}
