import { at, type Rule } from "../../rule";
import { isWebSocket } from "../../web-sockets";

/** What a WebSocket API did with a message can be looked up, errors at least. */
export const websocketApiLogsExecutions: Rule = {
  controls: ["APIGateway.1"],
  types: ["aws_apigatewayv2_stage"],
  concerns: ({ values }, stack) => isWebSocket(values.api_id, stack),
  remedy: (stage) =>
    ["ERROR", "INFO"].includes(String(at(stage, "default_route_settings.logging_level")))
      ? undefined
      : "set default_route_settings.logging_level to ERROR or INFO",
};
