import type { Rule } from "../../rule";

/** GuardDuty looks for signs of a break-in. */
export const detectorWatches: Rule = {
  controls: ["GuardDuty.1"],
  types: ["aws_guardduty_detector"],
  remedy: ({ values }) => (values.enable === false ? "let it enabled" : undefined),
};
