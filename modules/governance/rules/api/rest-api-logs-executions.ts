import { at, companions, type Rule } from "../../rule";

/** What a REST API did with a request can be looked up, errors at least. */
export const restApiLogsExecutions: Rule = {
  controls: ["APIGateway.1"],
  types: ["aws_api_gateway_stage"],
  remedy: (stage, stack) =>
    companions(stage, "aws_api_gateway_method_settings", "stage_name", stack).some(
      (settings) => settings.values.method_path === "*/*" && LEVELS.includes(String(at(settings, "settings.logging_level"))),
    )
      ? undefined
      : "set logging_level to ERROR or INFO in method settings for */*",
};

const LEVELS = ["ERROR", "INFO"];
