import type { Rule } from "../../rule";

/** A slow request can be followed through the API to what it called. */
export const restStageIsTraced: Rule = {
  controls: ["APIGateway.3"],
  types: ["aws_api_gateway_stage"],
  remedy: ({ values }) => (values.xray_tracing_enabled === true ? undefined : "set xray_tracing_enabled"),
};
