import type { Addresses, Synthesized } from "./synthesized-addresses";
import { vanishedText } from "./vanished-text";

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

/** What `npm run addresses` is still to accept, or to be told first; nothing where nothing is. */
export function unacceptedText(compared: Compared): string | undefined {
  const { added, recorded } = compared;
  const differences = [...added.map((address) => `  + ${address}`), ...recorded.map((address) => `  - ${address}`)];
  const unaccepted =
    differences.length > 0
      ? ["Not in environments/addresses/ yet. Read it, then: npm run addresses", ...differences].join("\n")
      : undefined;
  return [vanishedText(compared), unaccepted].filter(Boolean).join("\n\n") || undefined;
}

const flat = (addresses: Addresses): ReadonlySet<string> => new Set(Object.values(addresses).flat());
