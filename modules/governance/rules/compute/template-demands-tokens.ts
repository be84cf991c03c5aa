import { at, type Rule } from "../../rule";

/** The same of instances that start from a template: IMDSv2 is demanded. */
export const templateDemandsTokens: Rule = {
  controls: ["EC2.170"],
  types: ["aws_launch_template"],
  remedy: (template) =>
    at(template, "metadata_options.http_tokens") === "required" ? undefined : "set metadata_options.http_tokens to required",
};
