import * as v from "valibot";
import { environmentEntries, environmentProblems } from "../environments/environment";
import { redisSettings } from "../modules/cache/redis-settings";
import { bootstrapSettings, roleProblems } from "../modules/database/bootstrap-settings";
import { backupProblems, postgresSettings, prodPostgresProblems } from "../modules/database/postgres-settings";
import { replicaProblems, replicaSettings } from "../modules/database/replica-settings";
import { deliverySettings } from "../modules/delivery/delivery-settings";
import { cloudfrontProblems } from "../modules/edge/cloudfront-region";
import { distributionSettings } from "../modules/edge/distribution-settings";
import { nameSettings } from "../modules/edge/name-settings";
import { prodWafProblems } from "../modules/edge/waf-settings";
import { recoveryProblems, recoverySettings } from "../modules/governance/recovery-settings";
import { recipientProblems } from "../modules/monitoring/watching-settings";
import { networkSettings, prodNatProblems, strayZones } from "../modules/networking/network-settings";
import { type Problem, problemsIn, report } from "../modules/shared/problems";
import { storageSettings } from "../modules/storage/storage-settings";
import { DATABASE_NAME } from "../stacks/portfolio/database-stack";
import { APPLICATION_ROLE } from "../stacks/portfolio/service-access";
import { prodServiceProblems, servicesSettings } from "../stacks/portfolio/services-settings";
import { portfolioWatching } from "../stacks/portfolio/watched-alarms";
import { secretSettings } from "../stacks/security-stack";

const shape = v.strictObject({
  ...environmentEntries,
  network: networkSettings,
  storage: storageSettings,
  database: postgresSettings,
  replicas: replicaSettings,
  bootstrap: bootstrapSettings,
  cache: redisSettings,
  services: servicesSettings,
  names: nameSettings("static"),
  edge: distributionSettings,
  secrets: secretSettings,
  watching: portfolioWatching,
  delivery: deliverySettings,
  recovery: recoverySettings,
});

/**
 * What may differ between portfolio's environments. Everything else about the system is fixed in `portfolio.ts`.
 * @interface
 */
export type PortfolioSettings = v.InferOutput<typeof shape>;

type Given = Partial<PortfolioSettings>;

export const portfolioSettings = v.pipe(
  shape,
  report((given: Given) => [
    ...environmentProblems(given),
    ...strayZones(given.region, given.network),
    ...recipientProblems(given.environment, given.watching),
    ...replicaProblems(given.database, given.replicas),
    ...problemsIn("database", backupProblems(given.database)),
    ...recoveryProblems(given),
    ...cloudfrontProblems(given.region),
    ...problemsIn("bootstrap", roleProblems(given.bootstrap, { application: APPLICATION_ROLE, master: DATABASE_NAME })),
    ...(given.environment === "prod" ? prodProblems(given) : []),
  ]),
);

/** What the document asks of production, so that no edit of the file loses it unseen. */
function prodProblems({ region, network, database, replicas, cache, services, edge }: Given): Problem[] {
  const refuse = (path: string[], message: string, given: unknown): Problem => ({ path, message, given });
  return [
    ...prodNatProblems(region, network),
    ...problemsIn("database", prodPostgresProblems(database)),
    ...(replicas === "none"
      ? [refuse(["replicas"], "must be { count, instanceClass, passwordRotationDays } in prod", replicas)]
      : []),
    ...(cache?.nodes === 1 ? [refuse(["cache", "nodes"], "must be 2 or more in prod, so that one may fail", 1)] : []),
    ...problemsIn("services", prodServiceProblems(services)),
    ...problemsIn("edge", prodWafProblems(edge?.waf)),
  ];
}
