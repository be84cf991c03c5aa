import { isStateful } from "../run/stateful";
import type { Addresses, Synthesized } from "./synthesized-addresses";

/** How what is synthesized differs from what was accepted. */
export interface Compared {
  readonly added: readonly string[];
  /** Gone, and a record says where. */
  readonly recorded: readonly string[];
  /** Gone without a word: the next apply destroys what is there. */
  readonly vanished: readonly string[];
}

export function compareAddresses(accepted: Addresses, { made, isRecorded }: Synthesized): Compared {
  const [before, now] = [flat(accepted), flat(made)];
  const gone = [...before].filter((address) => !now.has(address));
  return {
    added: [...now].filter((address) => !before.has(address)),
    recorded: gone.filter(isRecorded),
    vanished: gone.filter((address) => !isRecorded(address)),
  };
}

/** What to do before `vanished` is accepted; nothing where nothing is. */
export function vanishedText({ added, vanished }: Compared): string | undefined {
  if (vanished.length === 0) return undefined;
  return [
    "Gone from the code without a record; the next apply destroys what is there:",
    ...vanished.map((address) => `  - ${address}${remark(address, added)}`),
    "Write into environments/",
    "  moves.ts      what has another address in the same stack: { stack, from, to }",
    "  handovers.ts  what goes to another stack: { from: { stack, address }, to: { stack, address }, id }",
    '  removals.ts   what is to go: { stack, address, reason }, and keep: "in AWS" where it is not to be destroyed',
    "and then: npm run addresses (docs/operations/state.md, Renaming a resource)",
  ].join("\n");
}

/** What `npm run addresses` is still to accept; nothing where nothing is. */
export function unacceptedText(compared: Compared): string | undefined {
  const { added, recorded } = compared;
  const differences = [...added.map((address) => `  + ${address}`), ...recorded.map((address) => `  - ${address}`)];
  const unaccepted =
    differences.length > 0
      ? ["Not in environments/addresses/ yet. Read it, then: npm run addresses", ...differences].join("\n")
      : undefined;
  return [vanishedText(compared), unaccepted].filter(Boolean).join("\n\n") || undefined;
}

/** What helps to tell a renamed resource from one that goes. */
function remark(gone: string, added: readonly string[]): string {
  const similar = added.filter((address) => sameKind(address) === sameKind(gone)).map((address) => address.split(":")[1]);
  const remarks = [
    ...(isStateful(typeOf(gone)) ? ["holds data"] : []),
    ...(similar.length > 0 ? [`new of its type: ${similar.join(", ")}`] : []),
  ];
  return remarks.length > 0 ? ` (${remarks.join("; ")})` : "";
}

const flat = (addresses: Addresses): ReadonlySet<string> => new Set(Object.values(addresses).flat());
const typeOf = (address: string) => sameKind(address).split(":")[1];
/** Stack and type of `<stack>:<type>.<name>`. */
const sameKind = (address: string) => address.split(".")[0];
