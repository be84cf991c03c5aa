import { at, type Rule } from "../../rule";

/** A request that an application was talked into gets no credentials of the instance: IMDSv2 is demanded. */
export const instanceDemandsTokens: Rule = {
  controls: ["EC2.8"],
  types: ["aws_instance"],
  remedy: (instance) =>
    at(instance, "metadata_options.http_tokens") === "required" ? undefined : "set metadata_options.http_tokens to required",
};
