import type { Move } from "../environments/moves";
import { typeOf, unfitAddress } from "./addresses";
import { fittingIn, type Holder, type Holders } from "./holders";
import { missingAddress } from "./import-problems";
import { movesIn } from "./moves-in";
import type { StateRecords } from "./state-records";

/** The other records that move a resource. */
export type Others = Required<Pick<StateRecords, "imports" | "handovers">>;

/** What is wrong with moves, one line each. */
export function moveProblems(moves: readonly Move[], others: Others, holders: Holders): string[] {
  return moves.flatMap((move, index) => {
    const field = `[${index}]`;
    const fitting = [...holders.values()].filter((holder) => fittingIn(holder, [move]).length > 0);
    return [
      ...unfitAddress(`${field}.from`, move.from),
      ...(typeOf(move.from) === typeOf(move.to) ? [] : [`${field}.to must have the type ${typeOf(move.from)}, got "${move.to}"`]),
      ...targetProblems(move, field, fitting, moves),
      ...fitting
        .filter(({ addresses }) => addresses.has(move.from))
        .map(({ stack }) => `${field}.from must be gone from ${stack.node.id}, which still makes ${move.from}`),
      ...fitting.flatMap((holder) => [...twice(moves, index, holder), ...saidElsewhere(move, field, holder, others)]),
    ];
  });
}

function targetProblems(move: Move, field: string, fitting: readonly Holder[], moves: readonly Move[]): string[] {
  const [first, ...more] = fitting;
  if (!first) return [`${field}.stack must fit the name of a stack, and ${JSON.stringify(move.stack)} fits none`];
  if (fitting.some((holder) => movesIn(holder, moves).includes(move))) return [];
  if (more.length === 0) return missingAddress(`${field}.to`, move.to, first);
  const names = fitting.map(({ stack }) => stack.node.id).join(", ");
  return [`${field}.to must be a resource of one of ${names}, got ${JSON.stringify(move.to)}`];
}

/** In one stack an address is left once, and reached once. */
function twice(moves: readonly Move[], index: number, holder: Holder): string[] {
  const sides = ["from", "to"] as const;
  return sides.flatMap((side) => {
    const own = moves[index][side];
    const first = moves.slice(0, index).find((each) => each[side] === own && fittingIn(holder, [each]).length > 0);
    if (!first) return [];
    return [`[${index}].${side} must be another than that of [${moves.indexOf(first)}] in ${holder.stack.node.id}, got ${own}`];
  });
}

function saidElsewhere({ from, to }: Move, field: string, { stack }: Holder, { imports, handovers }: Others): string[] {
  const name = stack.node.id;
  const isImported = imports[name]?.[to] !== undefined;
  const isHanded = (side: "from" | "to", address: string) =>
    handovers.some((handover) => handover[side].stack === name && handover[side].address === address);
  return [
    isImported && `${field}.to must not be in environments/imports.ts too, got ${name}: ${to}`,
    isHanded("to", to) && `${field}.to must not be in environments/handovers.ts too, got ${name}: ${to}`,
    isHanded("from", from) && `${field}.from must not be in environments/handovers.ts too, got ${name}: ${from}`,
  ].filter((problem) => problem !== false);
}
