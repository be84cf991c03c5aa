import * as v from "valibot";
import { logDays, region, tagValue, word } from "../modules/shared/fields";
import type { Problem } from "../modules/shared/problems";
import type { Account } from "./account";

/** Fields that the schema of every system's environments begins with. */
export const environmentEntries = {
  environment: word("dev", "staging", "prod"),
  /** The account of `environments/accounts/` to deploy into. */
  account: v.custom<Account>(
    (value) => typeof value === "object" && value !== null,
    "must be an account of environments/accounts",
  ),
  region,
  /** `disposable` data goes with its stack; `durable` data is backed up and cannot be destroyed by a plan. */
  data: word("disposable", "durable"),
  /** Days every log group of the environment keeps its events. */
  logDays,
  /** Value of the `Owner` tag: who answers for it. */
  owner: tagValue,
  /** Value of the `CostCenter` tag: who pays for it. */
  costCenter: tagValue,
};

/**
 * What every system says about one environment: where it runs and how carefully it is kept.
 * @interface
 */
export type Environment = v.InferOutput<v.StrictObjectSchema<typeof environmentEntries, undefined>>;

/** Days that prod keeps its logs at least. */
export const fewestProdLogDays = 90;

/** What the fields of an environment must keep between them. */
export function environmentProblems(given: Partial<Environment>): Problem[] {
  const { environment, data, region, account } = given;
  const problems: Problem[] = [];
  const refuse = (path: string, message: string, given: unknown) => problems.push({ path: [path], message, given });
  if (Array.isArray(account?.regions) && region && !account.regions.includes(region)) {
    refuse("region", `must be one of the account's regions ${account.regions.join(", ")}`, region);
  }
  if (environment === "prod" && data === "disposable") refuse("data", 'must be "durable" in prod', data);
  if (environment === "prod" && v.is(logDays, given.logDays) && given.logDays < fewestProdLogDays) {
    refuse("logDays", `must be ${fewestProdLogDays} or more in prod`, given.logDays);
  }
  return problems;
}
