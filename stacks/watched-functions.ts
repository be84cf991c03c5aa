import type { LambdaFunction } from "../modules/compute/lambda-function";
import type { AlarmGroup } from "../modules/monitoring/alarm";
import { LambdaAlarms } from "../modules/monitoring/lambda-alarms";
import type { FunctionThresholds } from "../modules/monitoring/thresholds";
import type { Watch } from "./watching-stack";

/** A function and what it is called in alarms. */
export interface WatchedFunction {
  /** Role word, e.g. `processor`. */
  readonly role: string;
  readonly name: string;
  readonly timeoutSeconds: number;
  /** `seldom`: each run counts, so a single failure is told; `often`: some may fail before anybody is called. */
  readonly runs: "often" | "seldom";
}

/** Functions by role word, as stacks hand them out, that all run `often` or all `seldom`. */
export const watchedFunctions = (
  runs: WatchedFunction["runs"],
  functions: Iterable<readonly [string, Pick<LambdaFunction, "name" | "timeoutSeconds">]>,
): WatchedFunction[] => [...functions].map(([role, { name, timeoutSeconds }]) => ({ role, name, timeoutSeconds, runs }));

/** Where each function writes what it does. */
export const functionLogGroups = (functions: readonly WatchedFunction[]): string[] =>
  functions.map(({ name }) => `/aws/lambda/${name}`);

/** Alarms about each function. */
export function functionAlarms(
  { scope, named }: Watch,
  functions: readonly WatchedFunction[],
  { functionErrorsPer5Minutes, throttlesPer5Minutes }: FunctionThresholds,
): AlarmGroup[] {
  return functions.map(
    ({ role, name: functionName, timeoutSeconds, runs }) =>
      new LambdaAlarms(scope, `function-${role}`, {
        ...named(role),
        functionName,
        timeoutSeconds,
        errorsPer5Minutes: runs === "seldom" ? 1 : functionErrorsPer5Minutes,
        throttlesPer5Minutes,
      }),
  );
}
