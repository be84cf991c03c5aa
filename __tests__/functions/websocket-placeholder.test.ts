import type { APIGatewayProxyWebsocketEventV2 } from "aws-lambda";
import { handler } from "../../functions/websocket-placeholder/index";

/** As API Gateway sends it. */
const event = (routeKey: string, eventType: "CONNECT" | "MESSAGE" | "DISCONNECT", body?: string) =>
  ({
    requestContext: {
      routeKey,
      eventType,
      extendedRequestId: "Jx0",
      requestTime: "01/Jan/2026:00:00:00 +0000",
      messageDirection: "IN",
      stage: "dev",
      connectedAt: 1_767_225_600_000,
      requestTimeEpoch: 1_767_225_600_000,
      requestId: "Jx0",
      domainName: "ws.example.com",
      connectionId: "Jx0bcd",
      apiId: "a1b2c3",
    },
    body,
    isBase64Encoded: false,
  }) as APIGatewayProxyWebsocketEventV2;

test.each([
  ["$connect", "CONNECT"],
  ["$disconnect", "DISCONNECT"],
] as const)("%s is accepted without a word", async (routeKey, eventType) => {
  expect(await handler(event(routeKey, eventType))).toEqual({ statusCode: 200 });
});

test("a message comes back as it was", async () => {
  expect(await handler(event("$default", "MESSAGE", '{"hello":"world"}'))).toEqual({
    statusCode: 200,
    body: '{"hello":"world"}',
  });
  expect(await handler(event("$default", "MESSAGE"))).toEqual({ statusCode: 200, body: "" });
});
