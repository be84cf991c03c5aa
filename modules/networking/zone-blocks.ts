import { contains, isBlock, overlaps } from "../shared/cidr";
import { text } from "../shared/fields";
import type { Problem } from "../shared/problems";

/** Availability zone by name, e.g. `us-east-1a`. */
export const zoneName = text('an availability zone such as "us-east-1a"', /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/);

/** A subnet's block, and the field it is written in. */
export interface PlacedBlock {
  readonly path: readonly string[];
  readonly block: string;
}

/** Blocks outside of the VPC's `cidr`, and blocks that share addresses with an earlier one; what is no block is not judged. */
export function blockProblems(cidr: string, placed: readonly PlacedBlock[]): Problem[] {
  const problems: Problem[] = [];
  const subnets = placed.filter(({ block }) => isBlock(block));
  for (const [index, { path, block }] of subnets.entries()) {
    if (isBlock(cidr) && !contains(cidr, block)) problems.push({ path, message: `must lie within cidr ${cidr}`, given: block });
    const earlier = subnets.slice(0, index).find((other) => overlaps(other.block, block));
    if (earlier) problems.push({ path, message: `must not overlap ${earlier.path.join(".")} ${earlier.block}`, given: block });
  }
  return problems;
}

/** Zones that are not of the region the environment runs in; `path` is the field that names them. */
export function strayProblems(region: string | undefined, path: readonly string[], zones: readonly string[]): Problem[] {
  const stray = zones.filter((zone) => region && !zone.startsWith(region));
  return stray.map((zone) => ({ path: [...path, zone], message: `must be a zone of region ${region}`, given: zone }));
}

/** One field of each zone, in the order of the zones' names, whatever order the settings have: what stands in one zone only takes the first. */
export function perZone<K extends string>(
  zones: Readonly<Record<string, Readonly<Record<K, string>>>>,
  field: K,
): Record<string, string> {
  const names = Object.keys(zones).sort();
  return Object.fromEntries(names.map((zone) => [zone, zones[zone][field]]));
}
