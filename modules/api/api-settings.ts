import * as v from "valibot";
import { beanstalkInstances, updateTime } from "../compute/beanstalk-settings";
import { functionSettings } from "../compute/function-settings";
import { prodWafProblems, wafSettings } from "../edge/waf-settings";
import { text, whole } from "../shared/fields";
import type { Problem } from "../shared/problems";
import { throttle } from "./api-throttle";

const LONGEST_ANSWER_SECONDS = 29;
/** A scheme and a host, nothing behind them, as browsers send it. */
const httpsOrigin = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/;
const localOrigin = /^http:\/\/localhost(:\d{1,5})?$/;

const origin = text(
  'an origin such as "https://app.example.com", "http://localhost:5173" or "*"',
  new RegExp(`${httpsOrigin.source}|${localOrigin.source}|^\\*$`),
);

const inBoth = {
  /**
   * Pages that may call the API from a browser, the frontend's first: only it can read what API Gateway refuses by
   * itself. `*` is every page, `localhost` the developer's own machine.
   */
  corsOrigins: v.pipe(
    v.array(origin, "must be a list of origins"),
    v.check((list) => list.length > 0, "must name an origin"),
  ),
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

/** What an environment says about its REST API. */
export const apiSettings = v.variant("runtime", [onLambda, onBeanstalk], ({ expected }) =>
  expected === "Object" ? "must be an object of settings" : 'must be "lambda" or "beanstalk"',
);

export type ApiSettings = v.InferOutput<typeof apiSettings>;
export type LambdaApiSettings = v.InferOutput<typeof onLambda>;
export type BeanstalkApiSettings = v.InferOutput<typeof onBeanstalk>;

/** What production asks of an API besides. `given` may lack fields: its own problems are told elsewhere. */
export function prodApiProblems(given: Partial<ApiSettings> | undefined): Problem[] {
  const origins = Array.isArray(given?.corsOrigins) ? given.corsOrigins : [];
  const problems: Problem[] = origins.flatMap((each, index) =>
    v.is(origin, each) && !httpsOrigin.test(each)
      ? [{ path: ["corsOrigins", String(index)], message: "must be an https origin in prod", given: each }]
      : [],
  );
  problems.push(...prodWafProblems(given?.waf));
  if (given?.runtime === "beanstalk" && given.instances?.least === 1) {
    problems.push({ path: ["instances", "least"], message: "must be 2 or more in prod, one in each zone", given: 1 });
  }
  return problems;
}
