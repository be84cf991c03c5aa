import { TokenMap } from "cdktf/lib/tokens/private/token-map";

/**
 * Runs `work`, of which no construct is asked again. CDKTF remembers every token for as long as a process lives, and
 * with it the whole tree that the token is of; the unit tests build hundreds of catalogues in one process.
 */
export function forgettingTokens<T>(work: () => T): T {
  const { stringTokenMap, numberTokenMap } = TokenMap.instance() as unknown as Record<string, Map<unknown, unknown>>;
  const maps = [stringTokenMap, numberTokenMap].map((map) => ({ map, before: map.size }));
  try {
    return work();
  } finally {
    for (const { map, before } of maps) for (const key of [...map.keys()].slice(before)) map.delete(key);
  }
}
