import { at, type Rule } from "../../rule";

/** Answers that an API keeps are encrypted. */
export const restCacheIsEncrypted: Rule = {
  controls: ["APIGateway.5"],
  types: ["aws_api_gateway_method_settings"],
  remedy: (settings) =>
    at(settings, "settings.caching_enabled") !== true || at(settings, "settings.cache_data_encrypted") === true
      ? undefined
      : "set settings.cache_data_encrypted",
};
