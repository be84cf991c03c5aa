import type * as v from "valibot";
import { environmentEntries, environmentProblems } from "../environments/environment";
import { instanceSettings } from "../modules/compute/instance-settings";
import { bootstrapSettings, roleProblems } from "../modules/database/bootstrap-settings";
import { backupProblems, postgresSettings, prodPostgresProblems } from "../modules/database/postgres-settings";
import { deliverySettings } from "../modules/delivery/delivery-settings";
import { distributionSettings } from "../modules/edge/distribution-settings";
import { nameSettings } from "../modules/edge/name-settings";
import { prodWafProblems } from "../modules/edge/waf-settings";
import { recoveryProblems, recoverySettings } from "../modules/governance/recovery-settings";
import { recipientProblems } from "../modules/monitoring/watching-settings";
import { prodEndpointProblems, strayTierZones, tieredSettings } from "../modules/networking/tiered-settings";
import { type Problem, problemsIn } from "../modules/shared/problems";
import { storageSettings } from "../modules/storage/storage-settings";
import { secretSettings } from "../stacks/security-stack";
import { aiProblems, studentHelperAi } from "../stacks/student-helper/ai-settings";
import { MASTER_USER } from "../stacks/student-helper/database-stack";
import { processingSettings } from "../stacks/student-helper/processing-settings";
import { studentHelperWatching } from "../stacks/student-helper/watched-thresholds";
import { APPLICATION_ROLE } from "../stacks/student-helper/workload-access";

/** What both student-helper systems say about an environment. `longestLabel` is the longest one below the domain. */
export const studentHelperEntries = (fewestZones: Parameters<typeof tieredSettings>[0], longestLabel: string) => ({
  ...environmentEntries,
  network: tieredSettings(fewestZones),
  storage: storageSettings,
  database: postgresSettings,
  bootstrap: bootstrapSettings,
  ai: studentHelperAi,
  processing: processingSettings,
  backend: instanceSettings,
  names: nameSettings(longestLabel),
  edge: distributionSettings,
  secrets: secretSettings,
  watching: studentHelperWatching,
  delivery: deliverySettings,
  recovery: recoverySettings,
});

/** Settings of either system, as far as they are the same. */
export type StudentHelperShared = v.InferOutput<v.StrictObjectSchema<ReturnType<typeof studentHelperEntries>, undefined>>;

/** What the fields of either system must keep between them. */
export function studentHelperProblems(given: Partial<StudentHelperShared>): Problem[] {
  const { environment, region, network, database, bootstrap, edge } = given;
  return [
    ...environmentProblems(given),
    ...strayTierZones(region, network),
    ...aiProblems(given),
    ...recipientProblems(environment, given.watching),
    // The document keeps a day of backups where data is disposable.
    ...(given.data === "durable" ? problemsIn("database", backupProblems(database)) : []),
    ...recoveryProblems(given),
    ...problemsIn("bootstrap", roleProblems(bootstrap, { application: APPLICATION_ROLE, master: MASTER_USER })),
    ...(environment === "prod"
      ? [
          ...prodEndpointProblems(network),
          ...problemsIn("database", prodPostgresProblems(database)),
          ...problemsIn("edge", prodWafProblems(edge?.waf)),
        ]
      : []),
  ];
}
