import * as v from "valibot";
import { environmentEntries, environmentProblems } from "../environments/environment";
import { aiSettings, strayModels } from "../modules/ai/ai-settings";
import { apiSettings, prodApiProblems } from "../modules/api/api-settings";
import { accessSettings } from "../modules/compute/access-settings";
import { bootstrapSettings } from "../modules/database/bootstrap-settings";
import { postgresSettings } from "../modules/database/postgres-settings";
import { deliverySettings } from "../modules/delivery/delivery-settings";
import { nameSettings } from "../modules/edge/name-settings";
import { recoveryProblems, recoverySettings } from "../modules/governance/recovery-settings";
import { recipientProblems, watchingSettings } from "../modules/monitoring/watching-settings";
import { networkSettings, strayZones } from "../modules/networking/network-settings";
import { type Problem, report } from "../modules/shared/problems";
import { edgeSettings } from "../stacks/partner/edge-stack";
import { messagingSettings } from "../stacks/partner/messaging-settings";
import { storageSettings } from "../stacks/partner/storage-stack";
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
  names: nameSettings,
  edge: edgeSettings,
  access: accessSettings,
  secrets: secretSettings,
  watching: watchingSettings,
  delivery: deliverySettings,
  recovery: recoverySettings,
});

/** What may differ between partner's environments. Everything else about the system is fixed in `partner.ts`. */
export type PartnerSettings = v.InferOutput<typeof shape>;

type Given = Partial<PartnerSettings>;

/** CloudFront takes certificate, web ACL and log delivery of this region only, and the edge stack makes them in its own. */
const REGION = "us-east-1";

export const partnerSettings = v.pipe(
  shape,
  report((given: Given) => [
    ...environmentProblems(given),
    ...strayZones(given.region, given.network),
    ...strayModels(given.region, given.ai),
    ...recipientProblems(given.environment, given.watching),
    ...recoveryProblems(given),
    ...placeProblems(given),
    ...roleProblems(given),
    ...(given.environment === "prod" ? prodProblems(given) : []),
  ]),
);

function placeProblems({ region }: Given): Problem[] {
  if (!v.is(shape.entries.region, region) || region === REGION) return [];
  return [{ path: ["region"], message: `must be ${REGION}, where CloudFront takes certificate and web ACL from`, given: region }];
}

/** The functions log in as a role that the bootstrap must make. */
function roleProblems({ bootstrap }: Given): Problem[] {
  const roles = bootstrap?.roles;
  if (typeof roles !== "object" || roles === null || roles[APPLICATION_ROLE]) return [];
  const message = "must be there, because the application logs in as it";
  return [{ path: ["bootstrap", "roles", APPLICATION_ROLE], message, given: undefined }];
}

/** What the document asks of production, so that no edit of the file loses it unseen. */
function prodProblems({ region, network, database, api, edge }: Given): Problem[] {
  const refuse = (path: string[], message: string, given: unknown): Problem => ({ path, message, given });
  const isShared = (zone: string, natZone: string) => natZone !== zone && network?.zones[natZone] && zone.startsWith(`${region}`);
  const shared = Object.entries(network?.zones ?? {}).filter(([zone, settings]) => settings && isShared(zone, settings.natZone));
  return [
    ...shared.map(([zone, { natZone }]) =>
      refuse(["network", "zones", zone, "natZone"], `must be "${zone}" in prod, a NAT gateway of its own`, natZone),
    ),
    ...(database?.availability === "single-az"
      ? [refuse(["database", "availability"], 'must be "multi-az" in prod', "single-az")]
      : []),
    ...(edge?.waf === "none" ? [refuse(["edge", "waf"], "must be { requestsPer5Minutes } in prod", "none")] : []),
    ...prodApiProblems(api).map((problem) => ({ ...problem, path: ["api", ...problem.path] })),
  ];
}
