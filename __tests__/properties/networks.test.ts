import fc from "fast-check";
import type { GenericSchema } from "valibot";
import * as v from "valibot";
import { networkSettings } from "../../modules/networking/network-settings";
import { threeTierSettings } from "../../modules/networking/three-tier-settings";
import { tieredSettings } from "../../modules/networking/tiered-settings";
import type { System } from "../support/changed";
import { blocksIn, privateBlocks } from "./blocks";
import { fails, holds } from "./holds";
import { networksOf } from "./networks-of";

type Network = { readonly cidr: string; readonly [key: string]: unknown };

const schemas: Partial<Record<System, GenericSchema>> = {
  partner: networkSettings,
  foundry: threeTierSettings,
  "student-helper": tieredSettings({ public: 2, private: 1, lambda: 1, data: 2 }),
};

/** First and last address of a block, by arithmetic of its own: not that of `cidr.ts`. */
function addressesOf(block: string): [first: number, last: number] {
  const [a, b, c, d, prefix] = block.split(/[./]/).map(Number);
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  return [first, first + 2 ** (32 - prefix) - 1];
}

/** Every subnet's block, wherever it stands. */
const subnetsOf = ({ cidr: _cidr, ...rest }: Network): string[] => JSON.stringify(rest).match(/[\d.]+\/\d+/g) ?? [];

/** Whether subnets lie in their VPC and share no address: those that follow one another begin after the last one's end. */
function isInOrder(network: Network): boolean {
  const [least, most] = addressesOf(network.cidr);
  const subnets = subnetsOf(network).map(addressesOf);
  subnets.sort(([left], [right]) => left - right);
  return subnets.every(
    ([first, last], index) => first >= least && last <= most && (index === 0 || first > subnets[index - 1][1]),
  );
}

/** Networks that were in order before a few of their blocks were put elsewhere: near the others, so that some meet. */
const networks = (system: System): fc.Arbitrary<Network> =>
  (networksOf(system, "us-east-1") as fc.Arbitrary<Network>)
    .chain((network) => {
      const other = fc.oneof(blocksIn(network.cidr, 16, 27), privateBlocks(16, 27));
      return fc.tuple(fc.constant(network), fc.array(fc.tuple(fc.constantFrom(...subnetsOf(network)), other), { maxLength: 2 }));
    })
    .map(([network, swaps]) =>
      swaps.reduce(
        (at, [block, other]) => JSON.parse(JSON.stringify(at).replace(`"${block}"`, `"${other}"`)) as Network,
        network,
      ),
    );

type Takes = (network: Network) => boolean;

/** A network is taken exactly when its subnets lie within the VPC and none has an address of another. */
const takesNoOverlap = (system: System, takes: Takes) =>
  fc.property(networks(system), (network) => {
    expect(takes(network)).toBe(isInOrder(network));
  });

describe.each(Object.entries(schemas) as [System, GenericSchema][])("of %s", (system, schema) => {
  const takes: Takes = (network) => v.is(schema, network);

  test("networks are taken exactly when no two subnets share an address and all lie in the VPC", () => {
    const both = fc.sample(networks(system), { numRuns: 200, seed: 1 }).map(isInOrder);
    expect(new Set(both).size).toBe(2);
    holds(takesNoOverlap(system, takes), 400);
  });

  test("a schema that overlooks overlaps, and one that refuses small subnets, are found", () => {
    fails(
      takesNoOverlap(system, () => true),
      50,
    );
    fails(
      takesNoOverlap(system, (network) => takes(network) && !subnetsOf(network).some((block) => block.endsWith("/27"))),
      200,
    );
  });
});
