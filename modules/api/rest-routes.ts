import { ApiGatewayIntegration } from "@cdktf/provider-aws/lib/api-gateway-integration";
import { ApiGatewayMethod, type ApiGatewayMethodConfig } from "@cdktf/provider-aws/lib/api-gateway-method";
import { ApiGatewayModel } from "@cdktf/provider-aws/lib/api-gateway-model";
import { ApiGatewayRequestValidator } from "@cdktf/provider-aws/lib/api-gateway-request-validator";
import { ApiGatewayResource } from "@cdktf/provider-aws/lib/api-gateway-resource";
import type { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { LiveAlias } from "../compute/live-alias";

/** Methods whose requests carry a body that can be looked at before the function is paid for. */
const WRITING_METHODS = ["POST", "PUT", "PATCH"];
const JSON_BODY = {
  $schema: "http://json-schema.org/draft-04/schema#",
  title: "JSON body",
  anyOf: [{ type: "object" }, { type: "array" }],
};

export interface RestRoutesProps {
  readonly api: ApiGatewayRestApi;
  readonly target: LiveAlias;
  /** Only this stage may call the function. */
  readonly stageName: string;
}

/**
 * Every path and method of an API, handed to one function. What can be checked without knowing the application is
 * checked before it: a body that calls itself JSON, or does not say what it is, must be a JSON object or list. Other
 * media types pass. A POST without a body must send `{}` or name another media type.
 */
export class RestRoutes extends Construct {
  /** Paths that a browser may ask about, by role word. */
  readonly resourceIds: Readonly<Record<"root" | "health" | "rest", string>>;
  /** All that a deployment freezes. */
  readonly served: TerraformResource[] = [];
  private readonly props: RestRoutesProps;

  constructor(scope: Construct, id: string, props: RestRoutesProps) {
    super(scope, id);
    this.props = props;
    const { api, target, stageName } = props;
    const restApiId = api.id;
    const path = (role: string, pathPart: string) =>
      new ApiGatewayResource(this, role, { restApiId, parentId: api.rootResourceId, pathPart });
    const [health, rest] = [path("health", "health"), path("rest", "{proxy+}")];
    const parameters = new ApiGatewayRequestValidator(this, "parameters", {
      restApiId,
      name: "parameters",
      validateRequestParameters: true,
    });
    const body = new ApiGatewayRequestValidator(this, "body", {
      restApiId,
      name: "parameters-and-body",
      validateRequestParameters: true,
      validateRequestBody: true,
    });
    const model = new ApiGatewayModel(this, "json", {
      restApiId,
      name: "JsonBody",
      contentType: "application/json",
      schema: JSON.stringify(JSON_BODY),
    });
    this.served.push(health, rest, parameters, body, model);

    const requestParameters = { "method.request.path.proxy": true };
    this.hand("root-any", api.rootResourceId, "ANY", { requestValidatorId: parameters.id });
    this.hand("health-get", health.id, "GET", { requestValidatorId: parameters.id });
    this.hand("rest-any", rest.id, "ANY", { requestValidatorId: parameters.id, requestParameters });
    for (const method of WRITING_METHODS) {
      this.hand(`rest-${method.toLowerCase()}`, rest.id, method, {
        requestValidatorId: body.id,
        requestParameters,
        requestModels: { "application/json": model.name },
      });
    }
    this.resourceIds = { root: api.rootResourceId, health: health.id, rest: rest.id };
    new LambdaPermission(this, "permission", {
      statementId: "api",
      action: "lambda:InvokeFunction",
      functionName: target.functionName,
      qualifier: target.resource.name,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${api.executionArn}/${stageName}/*/*`,
    });
  }

  /** The application itself knows its users and their tokens: nobody is asked here who is calling. */
  private hand(role: string, resourceId: string, httpMethod: string, checks: Partial<ApiGatewayMethodConfig>): void {
    const { api, target } = this.props;
    const place = new Construct(this, role);
    const method = new ApiGatewayMethod(place, "method", {
      restApiId: api.id,
      resourceId,
      httpMethod,
      authorization: "NONE",
      ...checks,
    });
    const integration = new ApiGatewayIntegration(place, "integration", {
      restApiId: api.id,
      resourceId,
      httpMethod: method.httpMethod,
      type: "AWS_PROXY",
      integrationHttpMethod: "POST",
      uri: target.invokeArn,
    });
    this.served.push(method, integration);
  }
}
