import type { Rule } from "../../rule";

/** AWS still repairs what runs a function. */
export const functionUsesSupportedRuntime: Rule = {
  controls: ["Lambda.2"],
  types: ["aws_lambda_function"],
  concerns: ({ values }) => values.package_type !== "Image",
  remedy: ({ values }) =>
    SUPPORTED.includes(String(values.runtime)) ? undefined : `set runtime to one of ${SUPPORTED.join(", ")}`,
};

/** Source: Lambda developer guide, "Lambda runtimes"; those whose end is more than a year away. */
const SUPPORTED = [
  "nodejs22.x",
  "nodejs24.x",
  "python3.12",
  "python3.13",
  "python3.14",
  "java21",
  "java25",
  "ruby3.4",
  "provided.al2023",
];
