import type { Handover, StackAddress } from "../environments/handovers";
import type { Imports } from "../environments/imports";
import { typeOf, unfitAddress } from "./addresses";
import type { Holders } from "./holders";
import { missingAddress, unfitId, unknownStack } from "./import-problems";

/** What is wrong with handovers, one line each. */
export function handoverProblems(handovers: readonly Handover[], imports: Imports, holders: Holders): string[] {
  return handovers.flatMap((handover, index) => {
    const field = `[${index}]`;
    return [
      ...sideProblems(handover, field, holders),
      ...unfitId(`${field}.id`, handover.id),
      ...twice(handovers, index, field),
      ...(imports[handover.to.stack]?.[handover.to.address] === undefined
        ? []
        : [`${field}.to must not be in environments/imports.ts too, got ${written(handover.to)}`]),
    ];
  });
}

function sideProblems({ from, to }: Handover, field: string, holders: Holders): string[] {
  const [old, next] = [holders.get(from.stack), holders.get(to.stack)];
  return [
    old ? undefined : unknownStack(`${field}.from.stack`, from.stack),
    next ? undefined : unknownStack(`${field}.to.stack`, to.stack),
    from.stack === to.stack ? `${field}.to.stack must be another stack than that of from, got "${to.stack}"` : undefined,
    old && next && old.accountId !== next.accountId
      ? `${field}.to.stack must be in the account of ${from.stack}, ${old.accountId}, got "${to.stack}" in ${next.accountId}`
      : undefined,
    ...unfitAddress(`${field}.from.address`, from.address),
    old?.addresses.has(from.address)
      ? `${field}.from.address must be gone from ${from.stack}, which still makes ${from.address}`
      : undefined,
    typeOf(from.address) === typeOf(to.address)
      ? undefined
      : `${field}.to.address must have the type ${typeOf(from.address)}, got "${to.address}"`,
    ...(next ? missingAddress(`${field}.to.address`, to.address, next) : []),
  ].filter((problem) => problem !== undefined);
}

/** A resource leaves one place for one other. */
function twice(handovers: readonly Handover[], index: number, field: string): string[] {
  const sides = ["from", "to"] as const;
  return sides.flatMap((side) => {
    const own = written(handovers[index][side]);
    const first = handovers.slice(0, index).findIndex((each) => written(each[side]) === own);
    return first < 0 ? [] : [`${field}.${side} must be another than that of [${first}], got ${own}`];
  });
}

const written = ({ stack, address }: StackAddress) => `${stack}: ${address}`;
