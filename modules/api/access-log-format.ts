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

/** What else is known of a request, by the kind of API. */
const OF_PROTOCOL = {
  REST: {
    httpMethod: "$context.httpMethod",
    path: "$context.path",
    bytes: "$context.responseLength",
    latency: "$context.responseLatency",
    traceId: "$context.xrayTraceId",
    waf: "$context.waf.status",
  },
  HTTP: {
    httpMethod: "$context.httpMethod",
    path: "$context.path",
    route: "$context.routeKey",
    bytes: "$context.responseLength",
    latency: "$context.responseLatency",
    authorizerError: "$context.authorizer.error",
  },
  WEBSOCKET: { event: "$context.eventType", route: "$context.routeKey", connectionId: "$context.connectionId" },
};

/**
 * One line of JSON for each request, as Logs Insights reads it.
 * Source: API Gateway developer guide, "Variables for access logging" and "Customize HTTP API access logs".
 */
export const accessLogFormat = (protocol: keyof typeof OF_PROTOCOL): string =>
  JSON.stringify({ ...ALWAYS, ...OF_PROTOCOL[protocol] });
