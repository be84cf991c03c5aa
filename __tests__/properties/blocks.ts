import fc from "fast-check";
import { overlaps } from "../../modules/shared/cidr";

const number = (address: string) => address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
const dotted = (address: number) => [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");

/** The block of a length that holds the address at `offset` behind the start of `from`. */
const blockAt = (from: string, offset: number, prefix: number): string => {
  const [start] = from.split("/");
  const size = 2 ** (32 - prefix);
  return `${dotted(Math.floor((number(start) + offset) / size) * size)}/${prefix}`;
};

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const sizeOf = (block: string) => 2 ** (32 - Number(block.split("/")[1]));

/** Blocks somewhere within another, between `/largest` and `/smallest`. */
export const blocksIn = (from: string, largest: number, smallest: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(sizeOf(from) - 1), fc.integer({ min: Math.max(largest, Number(from.split("/")[1])), max: smallest }))
    .map(([offset, prefix]) => blockAt(from, offset, prefix));

/** Private blocks between `/largest` and `/smallest`. */
export const privateBlocks = (largest: number, smallest: number): fc.Arbitrary<string> =>
  fc.constantFrom(...PRIVATE).chain((from) => blocksIn(from, largest, smallest));

/** As many /27 blocks of another, from its end, as share no address with those that are taken; fewer where it is full. */
export function freeIn(block: string, taken: readonly string[], count: number): string[] {
  const size = 32;
  const all = Array.from({ length: sizeOf(block) / size }, (_, index) => blockAt(block, sizeOf(block) - (index + 1) * size, 27));
  return all.filter((each) => !taken.some((other) => overlaps(other, each))).slice(0, count);
}

/** As many parts of a block that is /24 or larger, of which none has an address of another, at most /27 small. */
export function partsOf(block: string, count: number): fc.Arbitrary<string[]> {
  const slots = 2 ** Math.ceil(Math.log2(count));
  const size = sizeOf(block) / slots;
  const prefix = 32 - Math.log2(size);
  const slot = (index: number) => blockAt(block, index * size, prefix);
  return fc
    .shuffledSubarray([...Array(slots).keys()], { minLength: count, maxLength: count })
    .chain((chosen) => fc.tuple(...chosen.map((index) => blocksIn(slot(index), prefix, Math.max(prefix, 27)))));
}
