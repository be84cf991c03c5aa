import * as v from "valibot";
import { orNone, text, whole, word } from "../shared/fields";
import type { Problem } from "../shared/problems";

/** One `@`, a name before it, a domain behind it; SNS itself asks the address whether it wants the mails. */
const email = text("an e-mail address", /^[^\s@<>,;]{1,64}@[^\s@<>,;]+\.[a-z]{2,}$/i);

const areDistinct = (values: string[]) => new Set(values).size === values.length;

/** `none`, or the smallest anomaly worth a message. */
const costAnomalies = orNone(v.strictObject({ thresholdUsd: whole(1, 1_000_000, "US dollars") }), "{ thresholdUsd }");

/**
 * What an environment says about who hears of trouble, and when. `thresholds` is composed of the entries of
 * `thresholds.ts` that the system has alarms for.
 */
export const watchingSettings = <const TThresholds extends v.ObjectEntries>(thresholds: TThresholds) =>
  v.strictObject({
    /** Get every alarm, once they confirmed the mail that SNS sends them. */
    alarmEmails: v.pipe(
      v.array(email, "must be a list of e-mail addresses"),
      v.check(areDistinct, "must name each address once"),
    ),
    /** Pages people too. Its key is put into a secret by people, after the first apply. */
    webhook: word("none", "pagerduty", "opsgenie"),
    thresholds: v.strictObject(thresholds),
    /** Budget of one month: a message at 80 %, at 100 %, and when the forecast passes 100 %. */
    monthlyBudgetUsd: whole(1, 10_000_000, "US dollars"),
    /**
     * Unusual spending of the system. In an organization only the management account may watch by tag: `none` elsewhere.
     * Source: Cost Management user guide, "Getting started with AWS Cost Anomaly Detection".
     */
    costAnomalies,
  });

/** The same for every system, whatever its thresholds are. */
export type WatchingSettings = Omit<v.InferOutput<ReturnType<typeof watchingSettings>>, "thresholds">;

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
