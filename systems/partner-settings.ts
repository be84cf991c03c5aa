import * as v from "valibot";
import { environmentEntries, environmentProblems } from "../environments/environment";
import { aiSettings, strayModels } from "../modules/ai/ai-settings";
import { apiSettings, prodApiProblems } from "../modules/api/api-settings";
import { accessSettings } from "../modules/compute/access-settings";
import { logDayProblems } from "../modules/compute/beanstalk-settings";
import { bootstrapSettings, roleProblems } from "../modules/database/bootstrap-settings";
import { backupProblems, postgresSettings, prodPostgresProblems } from "../modules/database/postgres-settings";
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
import { DATABASE_NAME } from "../stacks/partner/database-stack";
import { messagingSettings } from "../stacks/partner/messaging-settings";
import { partnerWatching } from "../stacks/partner/watched-alarms";
import { APPLICATION_ROLE } from "../stacks/partner/workload-access";
import { secretSettings } from "../stacks/security-stack";

const shape = v.strictObject({
  ...environmentEntries,
  network: networkSettings,
  storage: storageSettings,
  database: postgresSettings,
  bootstrap: bootstrapSettings,
  messaging: messagingSettings,
  api: apiSettings,
  ai: aiSettings,
  names: nameSettings("api"),
  edge: distributionSettings,
  access: accessSettings,
  secrets: secretSettings,
  watching: partnerWatching,
  delivery: deliverySettings,
  recovery: recoverySettings,
});

/**
 * What may differ between partner's environments. Everything else about the system is fixed in `partner.ts`.
 * @interface
 */
export type PartnerSettings = v.InferOutput<typeof shape>;

type Given = Partial<PartnerSettings>;

export const partnerSettings = v.pipe(
  shape,
  report((given: Given) => [
    ...environmentProblems(given),
    ...strayZones(given.region, given.network),
    ...strayModels(given.region, given.ai),
    ...recipientProblems(given.environment, given.watching),
    ...problemsIn("database", backupProblems(given.database)),
    ...recoveryProblems(given),
    ...cloudfrontProblems(given.region),
    ...problemsIn("bootstrap", roleProblems(given.bootstrap, { application: APPLICATION_ROLE, master: DATABASE_NAME })),
    ...(given.api?.runtime === "beanstalk" ? logDayProblems(given.logDays) : []),
    ...(given.environment === "prod" ? prodProblems(given) : []),
  ]),
);

/** What the document asks of production, so that no edit of the file loses it unseen. */
const prodProblems = ({ region, network, database, api, edge }: Given): Problem[] => [
  ...prodNatProblems(region, network),
  ...problemsIn("database", prodPostgresProblems(database)),
  ...problemsIn("edge", prodWafProblems(edge?.waf)),
  ...problemsIn("api", prodApiProblems(api)),
];
