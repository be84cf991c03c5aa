import type { Rule } from "../../rule";

/** Backends can tell the API from everybody else by its certificate. */
export const restStageShowsCertificate: Rule = {
  controls: ["APIGateway.2"],
  types: ["aws_api_gateway_stage"],
  remedy: ({ values }) => (values.client_certificate_id ? undefined : "set client_certificate_id"),
};
