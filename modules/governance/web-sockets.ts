import type { Json, Resources } from "./rule";

/** Whether an API, named by its `api_id`, is one of WebSockets. */
export function isWebSocket(apiId: Json | undefined, stack: Resources): boolean {
  const apis = stack.get("aws_apigatewayv2_api") ?? [];
  return apis.some(({ address, values }) => values.protocol_type === "WEBSOCKET" && apiId === `\${${address}.id}`);
}
