import { Apigatewayv2Authorizer } from "@cdktf/provider-aws/lib/apigatewayv2-authorizer";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";
import type { LiveAlias } from "../compute/live-alias";
import type { WebSocketApi } from "./websocket-api";

/** A browser cannot send headers when it connects. The ticket is worth little: it lives for a minute and is never logged. */
const TICKET = "route.request.querystring.ticket";

export interface WebSocketAuthorizerProps {
  readonly name: string;
  readonly api: WebSocketApi;
  /** Answers with an IAM policy for the caller; see the API Gateway developer guide, "Lambda REQUEST authorizer function". */
  readonly target: LiveAlias;
}

/** Asks a function who may connect. Who brings no `ticket` is refused before it is asked (401). */
export class WebSocketAuthorizer extends Construct {
  readonly authorizerId: string;
  readonly resource: Apigatewayv2Authorizer;

  constructor(scope: Construct, id: string, { name, api, target }: WebSocketAuthorizerProps) {
    super(scope, id);
    this.resource = new Apigatewayv2Authorizer(this, "authorizer", {
      apiId: api.apiId,
      name,
      authorizerType: "REQUEST",
      authorizerUri: target.invokeArn,
      identitySources: [TICKET],
    });
    this.authorizerId = this.resource.id;
    new LambdaPermission(this, "permission", {
      statementId: "websocket-authorizer",
      action: "lambda:InvokeFunction",
      functionName: target.functionName,
      qualifier: target.resource.name,
      principal: "apigateway.amazonaws.com",
      sourceArn: `${api.executionArn}/authorizers/${this.authorizerId}`,
    });
  }
}
