import type { Rule } from "../../rule";

/** Every route of an HTTP or WebSocket API asks who calls. */
export const routeAuthorizesCallers: Rule = {
  controls: ["APIGateway.8"],
  types: ["aws_apigatewayv2_route"],
  remedy: ({ values }) =>
    ["AWS_IAM", "CUSTOM", "JWT"].includes(String(values.authorization_type))
      ? undefined
      : "set authorization_type to AWS_IAM, CUSTOM or JWT",
};
