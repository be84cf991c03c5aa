import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { Construct } from "constructs";
import type { LiveAlias } from "../compute/live-alias";
import type { ApiAddress } from "./api-address";
import { CustomDomain } from "./custom-domain";
import { RestCors } from "./rest-cors";
import { RestRoutes } from "./rest-routes";
import { RestStage } from "./rest-stage";
import type { StageSettings } from "./stage-settings";

export interface RestApiProps {
  /** Name of the API; its metrics are found by it. */
  readonly name: string;
  readonly description: string;
  /** Answers every request. */
  readonly target: LiveAlias;
  /** Origins of browsers that may call, the frontend's first. */
  readonly corsOrigins: readonly string[];
  readonly stage: StageSettings;
  readonly address: ApiAddress;
}

/** A regional REST API in front of one function, which is told every path and method. */
export class RestApi extends Construct {
  /** Without a slash at its end. */
  readonly url: string;
  /** For a web ACL. */
  readonly stageArn: string;
  /** Value of the metrics' `ApiName` dimension. */
  readonly apiName: string;
  readonly stageName: string;
  readonly domain: CustomDomain;
  readonly accessLogGroup: string;
  readonly resource: ApiGatewayRestApi;

  constructor(scope: Construct, id: string, props: RestApiProps) {
    super(scope, id);
    const { name, description, target, corsOrigins, stage: settings, address } = props;
    this.resource = new ApiGatewayRestApi(this, "api", {
      name,
      description,
      endpointConfiguration: { types: ["REGIONAL"] },
      disableExecuteApiEndpoint: true,
    });
    const restApiId = this.resource.id;
    const routes = new RestRoutes(this, "routes", { api: this.resource, target, stageName: settings.name });
    const cors = new RestCors(this, "cors", { restApiId, resourceIds: routes.resourceIds, origins: corsOrigins });
    const { resource: stage, accessLogGroup } = new RestStage(this, "live", {
      name,
      restApiId,
      settings,
      // The API too: closing its generated name takes a new deployment.
      served: [this.resource, ...routes.served, ...cors.served],
      targetArn: target.invokeArn,
    });
    this.apiName = name;
    this.stageName = settings.name;
    this.stageArn = stage.arn;
    this.accessLogGroup = accessLogGroup;
    this.domain = new CustomDomain(this, "domain", {
      address,
      apiId: restApiId,
      stageName: stage.stageName,
      dependsOn: [stage],
    });
    this.url = `https://${address.domainName}`;
  }
}
