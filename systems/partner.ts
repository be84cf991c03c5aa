import type { App } from "cdktf";
import * as v from "valibot";
import { environmentEntries, environmentProblems } from "../environments/environment";
import { postgresSettings } from "../modules/database/postgres-settings";
import { networkSettings, strayZones } from "../modules/networking/network-settings";
import { type Problem, report } from "../modules/shared/problems";
import { DatabaseStack } from "../stacks/partner/database-stack";
import { EdgeStack } from "../stacks/partner/edge-stack";
import { MessagingStack, messagingSettings } from "../stacks/partner/messaging-stack";
import { NetworkStack } from "../stacks/partner/network-stack";
import { StorageStack, storageSettings } from "../stacks/partner/storage-stack";
import { layersOf } from "../stacks/platform-stack";
import { SecurityStack } from "../stacks/security-stack";

const shape = v.strictObject({
  ...environmentEntries,
  network: networkSettings,
  storage: storageSettings,
  database: postgresSettings,
  messaging: messagingSettings,
});

/** What may differ between partner's environments. Everything else about the system is fixed below. */
export type PartnerSettings = v.InferOutput<typeof shape>;

export const partnerSettings = v.pipe(
  shape,
  report((given: Partial<PartnerSettings>) => [
    ...environmentProblems(given),
    ...strayZones(given.region, given.network),
    ...(given.environment === "prod" ? prodProblems(given) : []),
  ]),
);

/** What the document asks of production, so that no edit of the file loses it unseen. */
function prodProblems({ region, network, database }: Partial<PartnerSettings>): Problem[] {
  const isShared = (zone: string, natZone: string) => natZone !== zone && network?.zones[natZone] && zone.startsWith(`${region}`);
  const shared = Object.entries(network?.zones ?? {}).filter(([zone, settings]) => settings && isShared(zone, settings.natZone));
  const problems = shared.map(([zone, { natZone }]) => ({
    path: ["network", "zones", zone, "natZone"],
    message: `must be "${zone}" in prod, a NAT gateway of its own`,
    given: natZone,
  }));
  const single = database?.availability === "single-az";
  return single
    ? [...problems, { path: ["database", "availability"], message: 'must be "multi-az" in prod', given: "single-az" }]
    : problems;
}

/**
 * Partner: documents in S3, background work in queues, PostgreSQL, all behind private subnets.
 *
 *     security ─┬─ network ── database
 *               ├─ storage
 *               ├─ messaging
 *               └─ edge
 */
export function partner(app: App, settings: PartnerSettings): void {
  const { network, storage, database, messaging, logDays, data } = settings;
  const layer = layersOf("partner", settings);

  const { arn: keyArn } = new SecurityStack(app, layer("security"), { data }).platformKey;
  const networkStack = new NetworkStack(app, layer("network"), { network, logDays, keyArn });
  new StorageStack(app, layer("storage"), { storage, keyArn, data });
  new DatabaseStack(app, layer("database"), { database, network: networkStack, keyArn, logDays, data });
  new MessagingStack(app, layer("messaging"), { messaging, keyArn });
  new EdgeStack(app, layer("edge"), { storage, keyArn, data });
}
