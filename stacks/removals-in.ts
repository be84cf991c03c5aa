import type { Removal } from "../environments/removals";
import { fittingIn, type Holder } from "./holders";

/** The addresses that a stack forgets without destroying what is there. */
export const keptIn = (holder: Holder, removals: readonly Removal[]): string[] =>
  fittingIn(holder, removals)
    .filter(({ keep }) => keep)
    .map(({ address }) => address);
