import * as v from "valibot";
import { environmentEntries, environmentProblems } from "../environments/environment";
import { inferenceSettings } from "../modules/compute/gpu-settings";
import { bootstrapSettings, roleProblems } from "../modules/database/bootstrap-settings";
import { backupProblems, postgresSettings, prodPostgresProblems } from "../modules/database/postgres-settings";
import { deliverySettings } from "../modules/delivery/delivery-settings";
import { cloudfrontProblems } from "../modules/edge/cloudfront-region";
import { distributionSettings } from "../modules/edge/distribution-settings";
import { nameSettings } from "../modules/edge/name-settings";
import { prodWafProblems } from "../modules/edge/waf-settings";
import { recoveryProblems, recoverySettings } from "../modules/governance/recovery-settings";
import { databaseThresholds } from "../modules/monitoring/thresholds";
import { recipientProblems } from "../modules/monitoring/watching-settings";
import { prodNatProblems, strayZones } from "../modules/networking/network-settings";
import { threeTierSettings } from "../modules/networking/three-tier-settings";
import { prodEndpointProblems } from "../modules/networking/tiered-settings";
import { type Problem, problemsIn, report } from "../modules/shared/problems";
import { storageSettings } from "../modules/storage/storage-settings";
import { uploadSettings } from "../modules/storage/upload-settings";
import { aiDatabaseChoice, connectionsChoice, gpuChoice, prodServiceProblems, servicesSettings } from "../stacks/foundry/choices";
import { AI_ROLE, APPLICATION_ROLE, DATABASE_NAME } from "../stacks/foundry/database-stack";
import { foundryWatching } from "../stacks/foundry/watched-thresholds";
import { secretSettings } from "../stacks/security-stack";

const shape = v.strictObject({
  ...environmentEntries,
  network: threeTierSettings,
  storage: storageSettings,
  uploads: uploadSettings,
  database: postgresSettings,
  connections: connectionsChoice,
  bootstrap: bootstrapSettings,
  services: servicesSettings,
  aiDatabase: aiDatabaseChoice,
  gpu: gpuChoice,
  inference: inferenceSettings,
  names: nameSettings("origin"),
  edge: distributionSettings,
  secrets: secretSettings,
  watching: foundryWatching,
  delivery: deliverySettings,
  recovery: recoverySettings,
});

/**
 * What may differ between foundry's environments. Everything else about the system is fixed in `foundry.ts`.
 * @interface
 */
export type FoundrySettings = v.InferOutput<typeof shape>;

type Given = Partial<FoundrySettings>;

export const foundrySettings = v.pipe(
  shape,
  report((given: Given) => [
    ...environmentProblems(given),
    ...strayZones(given.region, given.network),
    ...recipientProblems(given.environment, given.watching),
    ...problemsIn("database", backupProblems(given.database)),
    ...recoveryProblems(given),
    ...cloudfrontProblems(given.region),
    ...problemsIn("bootstrap", roleProblems(given.bootstrap, { application: APPLICATION_ROLE, master: DATABASE_NAME })),
    ...aiRoleProblems(given),
    ...introspectionProblems(given),
    ...connectionProblems(given),
    ...capacityProblems(given),
    ...(given.environment === "prod" ? prodProblems(given) : []),
  ]),
);

/** ai logs in as a role that the bootstrap makes, and that can only read. */
function aiRoleProblems({ aiDatabase, bootstrap }: Given): Problem[] {
  const given = bootstrap?.roles?.[AI_ROLE];
  if (aiDatabase !== "read-only" || !bootstrap?.roles || given === "read-only") return [];
  return [{ path: ["bootstrap", "roles", AI_ROLE], message: 'must be "read-only" where aiDatabase is "read-only"', given }];
}

/** Instances of one type alone would start nowhere where a zone has run out of it (AutoScaling.6). */
function capacityProblems({ gpu, inference }: Given): Problem[] {
  const given = inference?.instanceTypes;
  if (gpu === "none" || !Array.isArray(given) || given.length !== 1) return [];
  const message = `must name two or more where gpu is ${JSON.stringify(gpu)}, because a zone may run out of one`;
  return [{ path: ["inference", "instanceTypes"], message, given }];
}

/** An alarm on more connections than the database takes would never go off. */
function connectionProblems({ database, watching }: Given): Problem[] {
  const most = database?.maxConnections;
  const given = watching?.thresholds?.databaseConnections;
  const areNumbers = v.is(postgresSettings.entries.maxConnections, most) && v.is(databaseThresholds.databaseConnections, given);
  if (!areNumbers || most === undefined || given < most) return [];
  const message = `must be less than database.maxConnections ${most}`;
  return [{ path: ["watching", "thresholds", "databaseConnections"], message, given }];
}

/** Whoever asks for the schema is refused by the web ACL, in staging too. */
function introspectionProblems({ environment, edge }: Given): Problem[] {
  if (environment !== "staging" || edge?.waf !== "none") return [];
  const message = "must be { requestsPer5Minutes } in staging, where the web ACL refuses GraphQL introspection";
  return [{ path: ["edge", "waf"], message, given: edge.waf }];
}

/** What the document asks of production, so that no edit of the file loses it unseen. */
const prodProblems = ({ region, network, database, services, gpu, inference, edge }: Given): Problem[] => [
  ...prodNatProblems(region, network),
  ...prodEndpointProblems(network),
  ...problemsIn("database", prodPostgresProblems(database)),
  ...prodServiceProblems(services, gpu, inference),
  ...problemsIn("edge", prodWafProblems(edge?.waf)),
];
