import type { apiRules } from "../../../../modules/governance/rules/api";
import { companion, type Fault, set, without } from "./fault";

const rest = { stack: "partner-prod-api", resource: "aws_api_gateway_stage" };
const http = { stack: "student-helper-v1-prod-edge", resource: "aws_apigatewayv2_stage" };
const webSocket = { stack: "partner-prod-messaging", resource: "aws_apigatewayv2_stage" };

const settings = (path: string, value: string | boolean) =>
  companion("aws_api_gateway_method_settings", "stage_name", set(path, value));

export const apiFaults: Record<keyof typeof apiRules, readonly Fault[]> = {
  apiLogsAccess: [http, webSocket].map((stage) => ({
    ...stage,
    plant: set("access_log_settings", undefined),
    says: "set access_log_settings",
  })),
  restApiLogsExecutions: [settings("settings.logging_level", "OFF"), settings("method_path", "health/GET")].map((plant) => ({
    ...rest,
    plant,
    says: "set logging_level to ERROR or INFO in method settings for */*",
  })),
  restCacheIsEncrypted: [
    {
      ...rest,
      resource: "aws_api_gateway_method_settings",
      plant: set("settings.caching_enabled", true),
      says: "set settings.cache_data_encrypted",
    },
  ],
  restStageHasWebAcl: [
    {
      ...rest,
      plant: without("aws_wafv2_web_acl_association", "resource_arn"),
      says: "give it a web ACL by an aws_wafv2_web_acl_association",
    },
  ],
  restStageIsTraced: [{ ...rest, plant: set("xray_tracing_enabled", false), says: "set xray_tracing_enabled" }],
  restStageShowsCertificate: [{ ...rest, plant: set("client_certificate_id", undefined), says: "set client_certificate_id" }],
  routeAuthorizesCallers: [
    {
      ...webSocket,
      resource: "aws_apigatewayv2_route.connections_stage_connect",
      plant: set("authorization_type", "NONE"),
      says: "set authorization_type to AWS_IAM, CUSTOM or JWT",
    },
  ],
  websocketApiLogsExecutions: [
    {
      ...webSocket,
      plant: set("default_route_settings.logging_level", "OFF"),
      says: "set default_route_settings.logging_level to ERROR or INFO",
    },
  ],
};
