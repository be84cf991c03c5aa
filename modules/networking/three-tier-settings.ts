import * as v from "valibot";
import { cidrBlock, word } from "../shared/fields";
import { type Problem, report } from "../shared/problems";
import { natProblems } from "./network-settings";
import { blockProblems, zoneName } from "./zone-blocks";

const BLOCKS = ["publicCidr", "appCidr", "dataCidr"] as const;

const shape = v.strictObject({
  /** All addresses of the VPC. */
  cidr: cidrBlock(16, 24),
  /** Two zones or more, by name. Adding one only adds; the name is part of the state address. */
  zones: v.record(
    zoneName,
    v.strictObject({
      /** NAT gateway and public load balancer, which wants /27 or larger. Source: Application Load Balancer user guide, "Availability Zone subnets". */
      publicCidr: cidrBlock(16, 27),
      /** Whatever runs, and internal load balancers, which want as much. */
      appCidr: cidrBlock(16, 27),
      /** Databases and interface endpoints: a /28 has 11 addresses to give, and the endpoints take most of them. */
      dataCidr: cidrBlock(16, 27),
      /** The zone whose NAT gateway the app subnet uses: its own, or another's to share the cost. */
      natZone: zoneName,
    }),
  ),
  /**
   * Where interface endpoints have a network interface, billed by the hour. `one-zone`: in the first zone by name; it
   * costs least, and all of them are lost with that zone. `each-zone`: in every zone.
   */
  endpoints: word("one-zone", "each-zone"),
});

/**
 * What an environment says about a VPC with a public, an app and a data subnet in each zone.
 * @interface
 */
export type ThreeTierSettings = v.InferOutput<typeof shape>;

export const threeTierSettings = v.pipe(shape, report(tierProblems));

function tierProblems({ cidr = "", zones }: Partial<ThreeTierSettings>): Problem[] {
  if (!(zones instanceof Object)) return [];
  const entries = Object.entries(zones).filter(([, zone]) => zone);
  const subnets = entries.flatMap(([zone, settings]) =>
    BLOCKS.map((block) => ({ path: ["zones", zone, block], block: settings[block] })),
  );
  return [...natProblems(entries), ...blockProblems(cidr, subnets)];
}
