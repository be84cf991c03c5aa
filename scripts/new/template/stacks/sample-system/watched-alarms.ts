import { DeadLetterAlarm } from "../../../../../modules/monitoring/dead-letter-alarm";
import { TableAlarms } from "../../../../../modules/monitoring/table-alarms";
import type { FunctionThresholds } from "../../../../../modules/monitoring/thresholds";
import type { SecurityStack } from "../../../../../stacks/security-stack";
import { functionAlarms, functionLogGroups, watchedFunctions } from "../../../../../stacks/watched-functions";
import type { Watched } from "../../../../../stacks/watching-stack";
import type { ApplicationStack } from "./application-stack";

/** sample-system as the watching stack takes it. */
export function watchedSampleSystem(
  security: SecurityStack,
  { jobs, worker, results }: ApplicationStack,
  thresholds: FunctionThresholds,
): Watched {
  const functions = [...watchedFunctions("often", [["worker", worker]]), ...watchedFunctions("seldom", security.functions)];
  return {
    alarms: (watch) => {
      const { scope, named } = watch;
      return [
        ...functionAlarms(watch, functions, thresholds),
        new DeadLetterAlarm(scope, "dead-letters-jobs", { ...named("jobs-dlq"), queueName: jobs.deadLetterName }),
        new TableAlarms(scope, "results", { ...named("results"), tableName: results.tableName }),
      ];
    },
    databases: [],
    functionLogGroups: functionLogGroups(functions),
    accessLogGroups: [],
  };
}
