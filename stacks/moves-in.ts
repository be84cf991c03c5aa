import type { Move } from "../environments/moves";
import { fittingIn, type Holder } from "./holders";

/** The moves that are about a stack: those that end at something that it makes. */
export function movesIn(holder: Holder, moves: readonly Move[]): Move[] {
  const fitting = fittingIn(holder, moves);
  return fitting.filter(({ to }) => holder.addresses.has(endOf(to, fitting, fitting.length)));
}

/** Where moves that follow one another lead to; a circle is left after so many `steps`. */
function endOf(address: string, moves: readonly Move[], steps: number): string {
  const next = steps > 0 ? moves.find(({ from }) => from === address) : undefined;
  return next ? endOf(next.to, moves, steps - 1) : address;
}
