import type { Rule } from "../../rule";

/** It shows when somebody changed or removed a log file. */
export const trailCanBeValidated: Rule = {
  controls: ["CloudTrail.4"],
  types: ["aws_cloudtrail"],
  remedy: ({ values }) => (values.enable_log_file_validation === true ? undefined : "set enable_log_file_validation"),
};
