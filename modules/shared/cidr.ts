import { IPv4, IPv6 } from "ipaddr.js";

type Block = [network: IPv4, prefixLength: number];

/** Every block is held against every other, so the same few are asked for over and over. */
const known = new Map<string, Block | undefined>();

/** The block, or nothing when `text` is no IPv4 block whose host bits are all zero. */
function block(text: string): Block | undefined {
  if (!known.has(text)) known.set(text, parsed(text));
  return known.get(text);
}

function parsed(text: string): Block | undefined {
  if (typeof text !== "string" || !IPv4.isValidCIDR(text)) return undefined;
  const [network, prefixLength] = IPv4.parseCIDR(text);
  return text === `${IPv4.networkAddressFromCIDR(text)}/${prefixLength}` ? [network, prefixLength] : undefined;
}

/** Whether `text` is an IPv4 block whose host bits are all zero. */
export function isBlock(text: string): boolean {
  return block(text) !== undefined;
}

/** Whether `text` is a private (RFC 1918) IPv4 block between `/largest` and `/smallest`, e.g. 16 and 28. */
export function isPrivateBlock(text: string, largest: number, smallest: number): boolean {
  const found = block(text);
  if (!found) return false;
  const [network, prefixLength] = found;
  return network.range() === "private" && prefixLength >= largest && prefixLength <= smallest;
}

/** Whether every address of `inner` is also in `outer`; false when either is no block. */
export function contains(outer: string, inner: string): boolean {
  const [a, b] = [block(outer), block(inner)];
  return a !== undefined && b !== undefined && b[1] >= a[1] && b[0].match(a[0], a[1]);
}

/** Whether the two blocks share an address; false when either is no block. */
export function overlaps(left: string, right: string): boolean {
  return contains(left, right) || contains(right, left);
}

/** Whether `text` is every address of IPv4 or of IPv6, however that is written. */
export function isEverywhere(text: unknown): boolean {
  if (typeof text !== "string") return false;
  // Asked for either, the library tries IPv6 and throws: that was most of the time of checking settings.
  const family = text.includes(":") ? IPv6 : IPv4;
  return family.isValidCIDR(text) && family.parseCIDR(text)[1] === 0;
}
