import * as v from "valibot";
import { text, whole } from "../shared/fields";
import { type Problem, report } from "../shared/problems";

const shape = v.strictObject({
  /** Graviton or x86; of a generation built on Nitro. */
  type: text('an instance type such as "t4g.small"', /^[a-z]+\d[a-z0-9-]*\.[a-z0-9]+$/),
  /** Instances that always run; two stand in two zones. */
  least: whole(1, 100, "instances"),
  /** Autoscaling stops here. */
  most: whole(1, 100, "instances"),
});

/**
 * What an environment says about the instances of an Elastic Beanstalk environment.
 * @interface
 */
export type BeanstalkInstances = v.InferOutput<typeof shape>;

export const beanstalkInstances = v.pipe(
  shape,
  report(({ least, most }: Partial<BeanstalkInstances>) =>
    typeof least === "number" && typeof most === "number" && most < least
      ? [{ path: ["most"], message: "must be least or more", given: most }]
      : [],
  ),
);

/** Days that CloudWatch Logs takes and Elastic Beanstalk does not. Source: its "General options", `RetentionInDays`. */
const REFUSED_LOG_DAYS = [1_096, 2_192, 2_557, 2_922, 3_288];

/** Days of logs that Elastic Beanstalk cannot be told. */
export const logDayProblems = (given: number | undefined): Problem[] =>
  given !== undefined && REFUSED_LOG_DAYS.includes(given)
    ? [
        {
          path: ["logDays"],
          message: `must be another than ${REFUSED_LOG_DAYS.join(", ")}, which Elastic Beanstalk refuses`,
          given,
        },
      ]
    : [];

/** Day and time in UTC at which Elastic Beanstalk begins a platform update, once a week at most. */
export const updateTime = text(
  'a weekly UTC time such as "Tue:05:00"',
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun):([01]\d|2[0-3]):[0-5]\d$/,
);

/** The platform's image goes by it: Graviton types have a `g` behind their generation. */
export function architectureOf(instanceType: string): "arm64" | "x86_64" {
  return /^[a-z]+\d+g/.test(instanceType) ? "arm64" : "x86_64";
}
