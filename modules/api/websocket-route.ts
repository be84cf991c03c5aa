import { Apigatewayv2Integration } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import { Apigatewayv2Route } from "@cdktf/provider-aws/lib/apigatewayv2-route";
import { Apigatewayv2RouteResponse } from "@cdktf/provider-aws/lib/apigatewayv2-route-response";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { LiveAlias } from "../compute/live-alias";
import { except } from "../governance/exceptions";
import type { WebSocketApi } from "./websocket-api";

const OPEN_REASON = "this environment admits anyone";
const CONNECTED_REASON = "AWS asks who calls on $connect only, and the answer holds as long as the connection";

export interface WebSocketRouteProps {
  readonly api: WebSocketApi;
  /** `$connect`, `$disconnect`, `$default` or a value of the messages' `action`. */
  readonly key: string;
  readonly target: LiveAlias;
  /** `reply` sends what the function returns to the caller as a message; `silent` drops it. */
  readonly answer: "reply" | "silent";
  /** Who is let in. AWS asks on `$connect` only, and the answer holds as long as the connection. */
  readonly admits: "anyone" | { readonly authorizerId: string };
}

/** One route of a WebSocket API and the function behind it. */
export class WebSocketRoute extends Construct {
  /** All that a deployment freezes. */
  readonly served: TerraformResource[];

  constructor(scope: Construct, id: string, { api, key, target, answer, admits }: WebSocketRouteProps) {
    super(scope, id);
    const { apiId } = api;
    const integration = new Apigatewayv2Integration(this, "integration", {
      apiId,
      integrationType: "AWS_PROXY",
      integrationMethod: "POST",
      integrationUri: target.invokeArn,
      contentHandlingStrategy: "CONVERT_TO_TEXT",
    });
    const route = new Apigatewayv2Route(this, "route", {
      apiId,
      routeKey: key,
      target: `integrations/${integration.id}`,
      ...(admits === "anyone"
        ? { authorizationType: "NONE" }
        : { authorizationType: "CUSTOM", authorizerId: admits.authorizerId }),
      ...(answer === "reply" && { routeResponseSelectionExpression: "$default" }),
    });
    if (admits === "anyone") except(route, "routeAuthorizesCallers", key === "$connect" ? OPEN_REASON : CONNECTED_REASON);
    this.served = [integration, route];
    if (answer === "reply") {
      this.served.push(
        new Apigatewayv2RouteResponse(this, "response", { apiId, routeId: route.id, routeResponseKey: "$default" }),
      );
    }
    new LambdaPermission(this, "permission", {
      statementId: `websocket-${id}`,
      action: "lambda:InvokeFunction",
      functionName: target.functionName,
      qualifier: target.resource.name,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${api.executionArn}/${api.stageName}/${key}`,
    });
  }
}
