import type { Rule } from "../../rule";

/** A trail can be searched and alarmed on within minutes. */
export const trailReachesLogs: Rule = {
  controls: ["CloudTrail.5"],
  types: ["aws_cloudtrail"],
  remedy: ({ values }) =>
    values.cloud_watch_logs_group_arn && values.cloud_watch_logs_role_arn
      ? undefined
      : "set cloud_watch_logs_group_arn and cloud_watch_logs_role_arn",
};
