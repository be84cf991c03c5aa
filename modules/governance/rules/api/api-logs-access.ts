import { at, type Rule } from "../../rule";

/** Who called an HTTP or WebSocket API can be looked up. */
export const apiLogsAccess: Rule = {
  controls: ["APIGateway.9"],
  types: ["aws_apigatewayv2_stage"],
  remedy: (stage) => (at(stage, "access_log_settings.destination_arn") ? undefined : "set access_log_settings"),
};
