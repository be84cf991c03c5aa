import type { Rule } from "../../rule";

/** Who did what in the account can be looked up, whatever the region. Management events are AWS's default. */
export const trailRecordsEverywhere: Rule = {
  controls: ["CloudTrail.1"],
  types: ["aws_cloudtrail"],
  remedy: ({ values }) =>
    values.is_multi_region_trail === true &&
    values.enable_logging !== false &&
    !values.event_selector &&
    !values.advanced_event_selector
      ? undefined
      : "set is_multi_region_trail, let enable_logging on and leave selectors out",
};
