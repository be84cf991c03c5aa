import fc from "fast-check";
import type { System } from "../support/changed";
import { partsOf, privateBlocks } from "./blocks";

export const zonesOf = (region: string): string[] => ["a", "b", "c", "d"].map((letter) => `${region}${letter}`);

const TIERS = ["public", "private", "lambda", "data"];
const BLOCKS: Partial<Record<System, readonly string[]>> = {
  partner: ["publicCidr", "privateCidr"],
  portfolio: ["publicCidr", "privateCidr"],
  foundry: ["publicCidr", "appCidr", "dataCidr"],
};
const endpoints = fc.constantFrom("one-zone", "each-zone");
const vpc = privateBlocks(16, 22);

/** Networks that are in order, of two to four zones: their subnets are parts of one VPC. */
export function networksOf(system: System, region: string): fc.Arbitrary<unknown> {
  const zones = fc.shuffledSubarray(zonesOf(region), { minLength: 2 });
  const blocks = BLOCKS[system];
  return fc
    .tuple(vpc, zones)
    .chain(
      ([cidr, names]): fc.Arbitrary<unknown> => (blocks ? zoned(cidr, names, blocks, system === "foundry") : tiered(cidr, names)),
    );
}

const zoned = (cidr: string, names: readonly string[], blocks: readonly string[], hasEndpoints: boolean) =>
  fc
    .tuple(partsOf(cidr, names.length * blocks.length), fc.tuple(...names.map(() => fc.constantFrom(...names))), endpoints)
    .map(([parts, nats, where]) => ({
      cidr,
      zones: Object.fromEntries(
        names.map((name, zone) => [
          name,
          {
            ...Object.fromEntries(blocks.map((block, index) => [block, parts[zone * blocks.length + index]])),
            natZone: nats[zone],
          },
        ]),
      ),
      ...(hasEndpoints ? { endpoints: where } : {}),
    }));

const tiered = (cidr: string, names: readonly string[]) =>
  fc.tuple(partsOf(cidr, names.length * TIERS.length), endpoints).map(([parts, where]) => ({
    cidr,
    subnets: Object.fromEntries(
      TIERS.map((tier, index) => [
        tier,
        Object.fromEntries(names.map((name, zone) => [name, parts[zone * TIERS.length + index]])),
      ]),
    ),
    endpoints: where,
  }));
