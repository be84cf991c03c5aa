import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Construct } from "constructs";
import type { PolicyStatement } from "../security/policy-document";
import type { ApiAddress } from "./api-address";

export interface WebSocketApiProps {
  /** Name of the API. */
  readonly name: string;
  readonly description: string;
  readonly stageName: string;
  readonly address: ApiAddress;
}

/**
 * A WebSocket API, without routes: `WebSocketStage` adds them. It comes first because the functions behind the routes
 * must know where to send messages, and may send only there.
 */
export class WebSocketApi extends Construct {
  /** Where clients connect. */
  readonly url: string;
  /** Endpoint of the client that sends messages to connected callers (`ApiGatewayManagementApi`). */
  readonly callbackUrl: string;
  readonly apiId: string;
  readonly executionArn: string;
  readonly stageName: string;
  readonly address: ApiAddress;
  readonly resource: Apigatewayv2Api;

  constructor(scope: Construct, id: string, { name, description, stageName, address }: WebSocketApiProps) {
    super(scope, id);
    this.resource = new Apigatewayv2Api(this, "api", {
      name,
      description,
      protocolType: "WEBSOCKET",
      // Messages are JSON whose `action` names a route; all others go to `$default`.
      routeSelectionExpression: "$request.body.action",
      disableExecuteApiEndpoint: true,
    });
    this.apiId = this.resource.id;
    this.executionArn = this.resource.executionArn;
    this.stageName = stageName;
    this.address = address;
    this.url = `wss://${address.domainName}`;
    this.callbackUrl = `https://${address.domainName}`;
  }

  /** Lets a role send messages to connected callers of this stage. */
  manageConnectionsStatement(): PolicyStatement {
    return {
      Sid: "SendToConnections",
      Effect: "Allow",
      Action: "execute-api:ManageConnections",
      // Connections have no names that could be known before.
      Resource: `${this.executionArn}/${this.stageName}/POST/@connections/*`,
    };
  }
}
