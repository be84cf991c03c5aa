/** Known of every request, whatever the protocol. Neither query string nor header: they may carry a credential. */
const ALWAYS = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  userAgent: "$context.identity.userAgent",
  status: "$context.status",
  error: "$context.error.message",
  integrationStatus: "$context.integration.status",
  integrationError: "$context.integration.error",
  integrationLatency: "$context.integration.latency",
};

/**
 * One line of JSON for each request, as Logs Insights reads it.
 * Source: API Gateway developer guide, "Variables for access logging".
 */
export function accessLogFormat(protocol: "REST" | "WEBSOCKET"): string {
  const more =
    protocol === "REST"
      ? {
          httpMethod: "$context.httpMethod",
          path: "$context.path",
          bytes: "$context.responseLength",
          latency: "$context.responseLatency",
          traceId: "$context.xrayTraceId",
          waf: "$context.waf.status",
        }
      : { event: "$context.eventType", route: "$context.routeKey", connectionId: "$context.connectionId" };
  return JSON.stringify({ ...ALWAYS, ...more });
}
