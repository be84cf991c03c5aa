import * as v from "valibot";
import { cidrBlock, word } from "../shared/fields";
import { type Problem, report } from "../shared/problems";
import { blockProblems, strayProblems, zoneName } from "./zone-blocks";

/** From the one that the internet reaches to the one that nothing but the others reaches. */
export const TIERS = ["public", "private", "lambda", "data"] as const;
/** `lambda` stands apart because functions take many addresses. */
export type Tier = (typeof TIERS)[number];

/** A database's subnets lie in two zones, whatever stands there. Source: RDS user guide, "Working with DB subnet groups". */
const DATA_ZONES = 2;

/** One block per zone, by the zone's name. Adding one only adds; the name is part of the state address. */
const perZone = (smallest: number) => v.record(zoneName, cidrBlock(16, smallest));

const shape = v.strictObject({
  /** All addresses of the VPC. */
  cidr: cidrBlock(16, 24),
  subnets: v.strictObject({
    /** What the internet may reach. A load balancer wants /27 or larger. Source: Application Load Balancer user guide, "Subnets for your load balancer". */
    public: perZone(27),
    /** Instances, interface endpoints and internal load balancers, which want as much. */
    private: perZone(27),
    /**
     * Functions and interface endpoints: a /28 has 11 addresses to give, and the endpoints take most of them. The zone
     * that is named first keeps the endpoints, so name others behind it.
     */
    lambda: perZone(27),
    /** Databases. AWS takes subnets of /16 to /28. */
    data: perZone(28),
  }),
  /**
   * Where interface endpoints have a network interface, billed by the hour. `one-zone`: beside the functions; it costs
   * least, and all of them are lost with that zone. `each-zone`: in the zone of every instance too.
   */
  endpoints: word("one-zone", "each-zone"),
});

/**
 * What an environment says about a VPC of four tiers without a NAT gateway.
 * @interface
 */
export type TieredSettings = v.InferOutput<typeof shape>;

type Given = Partial<TieredSettings>;

/** At least `fewest` zones in each tier; `data` never takes fewer than two. */
export const tieredSettings = (fewest: Readonly<Record<Tier, number>>) =>
  v.pipe(
    shape,
    report((given: Given) => tierProblems(given, { ...fewest, data: Math.max(fewest.data, DATA_ZONES) })),
  );

/** Zones that are not of the region the environment runs in. */
export function strayTierZones(region: string | undefined, network: Given | undefined): Problem[] {
  return tiersOf(network).flatMap(([tier, zones]) => strayProblems(region, ["network", "subnets", tier], Object.keys(zones)));
}

/** Endpoints that would be lost to everybody with one zone. */
export function prodEndpointProblems(network: { readonly endpoints?: TieredSettings["endpoints"] } | undefined): Problem[] {
  const given = network?.endpoints;
  return given === "one-zone" ? [{ path: ["network", "endpoints"], message: 'must be "each-zone" in prod', given }] : [];
}

function tierProblems(network: Given, fewest: Readonly<Record<Tier, number>>): Problem[] {
  const tiers = tiersOf(network);
  const few = tiers.filter(([tier, zones]) => Object.keys(zones).length < fewest[tier]);
  const blocks = tiers.flatMap(([tier, zones]) =>
    Object.entries(zones).map(([zone, block]) => ({ path: ["subnets", tier, zone], block })),
  );
  return [
    ...few.map(([tier, zones]) => ({
      path: ["subnets", tier],
      message: `must name ${fewest[tier]} or more zones`,
      given: Object.keys(zones),
    })),
    ...blockProblems(network.cidr ?? "", blocks),
  ];
}

/** The tiers that are written as tiers; the others are told by their own field. */
function tiersOf(network: Given | undefined): [Tier, Record<string, string>][] {
  return TIERS.flatMap((tier): [Tier, Record<string, string>][] => {
    const zones = network?.subnets?.[tier];
    return zones instanceof Object ? [[tier, zones]] : [];
  });
}
