import type { APIGatewayProxyResultV2, APIGatewayProxyWebsocketEventV2 } from "aws-lambda";

/** Lets everyone connect and sends every message back, until the application itself is deployed. */
export async function handler({ requestContext, body }: APIGatewayProxyWebsocketEventV2): Promise<APIGatewayProxyResultV2> {
  const { eventType } = requestContext;
  return eventType === "MESSAGE" ? { statusCode: 200, body: body ?? "" } : { statusCode: 200 };
}
