import { at, blocks } from "../../../modules/governance/rule";
import { type Formula, type Part, part } from "../formula";

/** Below a minute, an alarm is one of high resolution. */
const HIGH_RESOLUTION_SECONDS = 60;

/** By the metrics that it looks at: an expression costs what its metrics cost, a band of the usual ones three times. */
export const metricAlarm: Formula = (alarm) => {
  const queries = blocks(alarm, "metric_query").filter((query) => at(query, "metric") !== undefined);
  const periods = [alarm.values.period, ...queries.map((query) => at(query, "metric.period"))].flatMap((each) =>
    typeof each === "number" ? [each] : [],
  );
  const band = JSON.stringify(alarm.values).includes("ANOMALY_DETECTION_BAND") ? 3 : 1;
  const high = periods.some((seconds) => seconds < HIGH_RESOLUTION_SECONDS);
  return metrics(alarm.region, Math.max(1, queries.length) * band, high ? ", high resolution" : "");
};

const metrics = (region: string, many: number, resolution = "", note?: string): Part[] =>
  part("keeping", `metric of an alarm${resolution}`, region, many, note);

export const compositeAlarm: Formula = ({ region }) => part("keeping", "composite alarm", region, 1);

/** Target tracking makes two alarms of its own, or more. */
export const scalingPolicy: Formula = ({ region, values: { policy_type: type } }) =>
  type === "TargetTrackingScaling" ? metrics(region, 2, "", "autoscaling's own") : [];
