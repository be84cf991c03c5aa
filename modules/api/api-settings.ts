import * as v from "valibot";
import { beanstalkInstances, updateTime } from "../compute/beanstalk-settings";
import { functionSettings } from "../compute/function-settings";
import { prodWafProblems, wafSettings } from "../edge/waf-settings";
import { whole } from "../shared/fields";
import type { Problem } from "../shared/problems";
import { throttle } from "./api-throttle";
import { corsOrigins, prodOriginProblems } from "./cors-origins";

const LONGEST_ANSWER_SECONDS = 29;
const inBoth = {
  /** The frontend's first: only it can read what API Gateway refuses by itself. */
  corsOrigins,
  waf: wafSettings,
};

const onLambda = v.strictObject({
  /** One function behind API Gateway. */
  runtime: v.literal("lambda"),
  function: v.strictObject({
    ...functionSettings.entries,
    /** API Gateway gives up after 29 seconds. Source: API Gateway quotas, "Integration timeout". */
    timeoutSeconds: whole(1, LONGEST_ANSWER_SECONDS, "seconds"),
  }),
  throttle,
  ...inBoth,
});

const onBeanstalk = v.strictObject({
  /** Instances behind a load balancer. It has no throttle of its own: the web ACL's rate limit stands before it. */
  runtime: v.literal("beanstalk"),
  instances: beanstalkInstances,
  /** Weekly time in UTC for platform updates. */
  updatesAt: updateTime,
  ...inBoth,
});

export const apiSettings = v.variant("runtime", [onLambda, onBeanstalk], ({ expected }) =>
  expected === "Object" ? "must be an object of settings" : 'must be "lambda" or "beanstalk"',
);

/** What an environment says about its REST API: on Lambda or on Elastic Beanstalk, by `runtime`. */
export type ApiSettings = v.InferOutput<typeof apiSettings>;
/**
 * A REST API that one function answers.
 * @interface
 */
export type LambdaApiSettings = v.InferOutput<typeof onLambda>;
/**
 * A REST API on instances of Elastic Beanstalk.
 * @interface
 */
export type BeanstalkApiSettings = v.InferOutput<typeof onBeanstalk>;

/** What production asks of an API besides. `given` may lack fields: its own problems are told elsewhere. */
export function prodApiProblems(given: Partial<ApiSettings> | undefined): Problem[] {
  const problems = [...prodOriginProblems(given?.corsOrigins), ...prodWafProblems(given?.waf)];
  if (given?.runtime === "beanstalk" && given.instances?.least === 1) {
    problems.push({ path: ["instances", "least"], message: "must be 2 or more in prod, one in each zone", given: 1 });
  }
  return problems;
}
