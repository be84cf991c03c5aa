import * as v from "valibot";
import { cidrBlock } from "../shared/fields";
import { type Problem, report } from "../shared/problems";
import { blockProblems, strayProblems, zoneName } from "./zone-blocks";

const shape = v.strictObject({
  /** All addresses of the VPC. */
  cidr: cidrBlock(16, 24),
  /** Two zones or more, by name. Adding one only adds; the name is part of the state address. */
  zones: v.record(
    zoneName,
    v.strictObject({
      /** A load balancer wants /27 or larger. Source: Application Load Balancer user guide, "Availability Zone subnets". */
      publicCidr: cidrBlock(16, 27),
      /** AWS takes subnets of /16 to /28. */
      privateCidr: cidrBlock(16, 28),
      /** The zone whose NAT gateway the private subnet uses: its own, or another's to share the cost. */
      natZone: zoneName,
    }),
  ),
});

/**
 * What an environment says about a VPC with a public and a private subnet in each zone.
 * @interface
 */
export type NetworkSettings = v.InferOutput<typeof shape>;

export const networkSettings = v.pipe(shape, report(zoneProblems));

/** Any network whose zones have NAT gateways, as far as it is written. */
export interface ZonedNetwork {
  readonly zones?: Readonly<Record<string, { readonly natZone: string }>>;
}

/** Zones that are not of the region the environment runs in. */
export function strayZones(region: string | undefined, network: ZonedNetwork | undefined): Problem[] {
  const zones = network?.zones;
  return strayProblems(region, ["network", "zones"], zones instanceof Object ? Object.keys(zones) : []);
}

/** Zones that would lose their way out with another one: in production each has a NAT gateway of its own. */
export function prodNatProblems(region: string | undefined, network: ZonedNetwork | undefined): Problem[] {
  const zones = network?.zones ?? {};
  const isShared = (zone: string, natZone: string) => natZone !== zone && zones[natZone] && zone.startsWith(`${region}`);
  const shared = Object.entries(zones).filter(([zone, settings]) => settings && isShared(zone, settings.natZone));
  return shared.map(([zone, { natZone }]) => ({
    path: ["network", "zones", zone, "natZone"],
    message: `must be "${zone}" in prod, a NAT gateway of its own`,
    given: natZone,
  }));
}

function zoneProblems({ cidr = "", zones }: Partial<NetworkSettings>): Problem[] {
  if (!(zones instanceof Object)) return [];
  const entries = Object.entries(zones).filter(([, zone]) => zone);
  const subnets = entries.flatMap(([zone, { publicCidr, privateCidr }]) => [
    { path: ["zones", zone, "publicCidr"], block: publicCidr },
    { path: ["zones", zone, "privateCidr"], block: privateCidr },
  ]);
  return [...natProblems(entries), ...blockProblems(cidr, subnets)];
}

/** Fewer than two zones, and NAT gateways of zones that are not there. */
export function natProblems(entries: readonly (readonly [zone: string, settings: { readonly natZone: string }])[]): Problem[] {
  const names = entries.map(([zone]) => zone);
  const problems: Problem[] = [];
  if (names.length < 2) problems.push({ path: ["zones"], message: "must name two zones or more", given: names });
  for (const [zone, { natZone }] of entries) {
    if (!v.is(zoneName, natZone) || names.includes(natZone)) continue;
    problems.push({ path: ["zones", zone, "natZone"], message: `must be one of ${names.join(", ")}`, given: natZone });
  }
  return problems;
}
