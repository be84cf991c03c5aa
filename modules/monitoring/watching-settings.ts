import * as v from "valibot";
import { text, whole, word } from "../shared/fields";
import type { Problem } from "../shared/problems";

/** One `@`, a name before it, a domain behind it; SNS itself asks the address whether it wants the mails. */
const email = text("an e-mail address", /^[^\s@<>,;]{1,64}@[^\s@<>,;]+\.[a-z]{2,}$/i);

const areDistinct = (values: string[]) => new Set(values).size === values.length;

/** When an alarm goes off. Five minutes are the period of most of them, so that one bad request wakes nobody. */
const thresholds = v.strictObject({
  /** Answers with a 5xx status in one minute: REST API, Elastic Beanstalk's load balancer and WebSocket API, each by itself. */
  serverErrorsPerMinute: whole(1, 100_000, "errors"),
  /** Time that 95 of 100 requests stay below. API Gateway gives up after 29 seconds. Source: API Gateway quotas. */
  latencyP95Milliseconds: whole(10, 29_000, "milliseconds"),
  /** Failed runs of one function in five minutes. Of functions that run seldom, as migrations do, a single failure is told. */
  functionErrorsPer5Minutes: whole(1, 100_000, "errors"),
  /** Runs of one function that Lambda refused in five minutes, because too many were under way. */
  throttlesPer5Minutes: whole(1, 100_000, "throttles"),
  /** Average load of the database's processors. */
  databaseCpuPercent: whole(1, 100, "percent"),
  /** Free space on the database's disk. Autoscaling adds space below a tenth of the disk. */
  databaseFreeStorageGiB: whole(1, 65_536, "GiB"),
  /** Open connections. PostgreSQL on RDS takes memory in bytes / 9,531,392, at most 5,000. Source: RDS quotas. */
  databaseConnections: whole(1, 5_000, "connections"),
  /** Share of CloudFront's answers with a 5xx status. */
  distributionErrorPercent: whole(1, 100, "percent"),
  /** Requests that one web ACL blocked in five minutes: an attack, or a rule that hits customers. */
  blockedRequestsPer5Minutes: whole(1, 10_000_000, "requests"),
});

export type Thresholds = v.InferOutput<typeof thresholds>;

/** `none`, or the smallest anomaly worth a message. */
const costAnomalies = v.union(
  [v.literal("none"), v.strictObject({ thresholdUsd: whole(1, 1_000_000, "US dollars") })],
  'must be "none" or { thresholdUsd }',
);

/** What an environment says about who hears of trouble, and when. */
export const watchingSettings = v.strictObject({
  /** Get every alarm, once they confirmed the mail that SNS sends them. */
  alarmEmails: v.pipe(v.array(email, "must be a list of e-mail addresses"), v.check(areDistinct, "must name each address once")),
  /** Pages people too. Its key is put into a secret by people, after the first apply. */
  webhook: word("none", "pagerduty", "opsgenie"),
  thresholds,
  /** Budget of one month: a message at 80 %, at 100 %, and when the forecast passes 100 %. */
  monthlyBudgetUsd: whole(1, 10_000_000, "US dollars"),
  /**
   * Unusual spending of the system. In an organization only the management account may watch by tag: `none` elsewhere.
   * Source: Cost Management user guide, "Getting started with AWS Cost Anomaly Detection".
   */
  costAnomalies,
});

export type WatchingSettings = v.InferOutput<typeof watchingSettings>;

/** Whether an alarm reaches a person. Production must not depend on one paging service, nor on the function that speaks to it. */
export function recipientProblems(
  environment: string | undefined,
  watching: Partial<WatchingSettings> | null | undefined,
): Problem[] {
  const { alarmEmails, webhook } = watching ?? {};
  if (!Array.isArray(alarmEmails) || alarmEmails.length > 0) return [];
  const refused = (message: string) => [{ path: ["watching", "alarmEmails"], message, given: alarmEmails }];
  if (environment === "prod") return refused("must hold at least one address in prod");
  return webhook === "none" ? refused('must hold at least one address where webhook is "none"') : [];
}
