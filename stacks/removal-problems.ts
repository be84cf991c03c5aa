import type { Removal } from "../environments/removals";
import { wildcard } from "../modules/shared/wildcard";
import { unfitAddress } from "./addresses";
import { fittingIn, type Holder, type Holders } from "./holders";
import type { StateRecords } from "./state-records";

/** The other records of what a stack makes no longer. */
export type Others = Required<Pick<StateRecords, "handovers" | "moves">>;

/** What is wrong with removals, one line each. */
export function removalProblems(removals: readonly Removal[], others: Others, holders: Holders): string[] {
  return removals.flatMap((removal, index) => {
    const field = `[${index}]`;
    const fitting = [...holders.values()].filter((holder) => fittingIn(holder, [removal]).length > 0);
    return [
      ...(removal.reason.trim() ? [] : [`${field}.reason must say why it may go, got ${JSON.stringify(removal.reason)}`]),
      ...fitting.flatMap((holder) => [...stillMade(removal, field, holder), ...saidElsewhere(removal, field, holder, others)]),
      ...(removal.keep ? keepProblems(removals, index, fitting) : []),
    ];
  });
}

/** A pattern that fits what is made would let it go unseen later. */
function stillMade({ address }: Removal, field: string, { stack, addresses }: Holder): string[] {
  const made = [...addresses].filter(wildcard(address)).sort();
  if (made.length === 0) return [];
  const others = made.length > 1 ? ` and ${made.length - 1} more` : "";
  return [`${field}.address must be gone from ${stack.node.id}, which still makes ${made[0]}${others}`];
}

function saidElsewhere({ address }: Removal, field: string, holder: Holder, { handovers, moves }: Others): string[] {
  const name = holder.stack.node.id;
  const fits = wildcard(address);
  const said = {
    handovers: handovers.filter(({ from }) => from.stack === name).map(({ from }) => from.address),
    moves: fittingIn(holder, moves).map(({ from }) => from),
  };
  return Object.entries(said).flatMap(([file, left]) =>
    left.filter(fits).map((from) => `${field}.address must not fit what is in environments/${file}.ts, got ${name}: ${from}`),
  );
}

/** What is forgotten is named in a block of a stack, once. */
function keepProblems(removals: readonly Removal[], index: number, fitting: readonly Holder[]): string[] {
  const { stack, address, keep } = removals[index];
  const field = `[${index}]`;
  return [
    ...(keep === "in AWS" ? [] : [`${field}.keep must be "in AWS" or left out, got ${JSON.stringify(keep)}`]),
    ...unfitAddress(`${field}.address`, address),
    ...(fitting.length > 0
      ? []
      : [
          `${field}.stack must fit a stack that forgets, and ${JSON.stringify(stack)} fits none: leave out keep, for what a stack made that is gone is not destroyed`,
        ]),
    ...fitting.flatMap((holder) =>
      fittingIn(holder, removals)
        .filter((other) => other !== removals[index] && wildcard(other.address)(address))
        .map(
          (other) =>
            `${field} must be the only one that fits ${holder.stack.node.id}: ${address}, which [${removals.indexOf(other)}] does too`,
        ),
    ),
  ];
}
