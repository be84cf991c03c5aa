import type { Estate, Placed } from "../docs/estate";
import { UserError } from "../terraform/user-error";
import { type ListName, priceOf } from "./prices/lists";
import type { Price } from "./prices/price";

/** So many of what has a price. */
export interface Part {
  readonly price: Price;
  readonly quantity: number;
  /** What a reader has to know of the figure. */
  readonly note?: string;
}

/** What a resource costs while nobody asks for anything. */
export type Formula = (resource: Placed, estate: Estate) => readonly Part[];

/** So many of one thing, at its price in a region. Nothing costs nothing, with or without a price. */
export function part(list: ListName, what: string, region: string, quantity: number, note?: string): Part[] {
  return quantity === 0 ? [] : [{ price: priceOf(list, what, region), quantity, note }];
}

/** How many values an argument lists. */
export function count({ address, values }: Placed, argument: string): number {
  const listed = values[argument];
  if (Array.isArray(listed)) return listed.length;
  throw new UserError(`${address} must list its ${argument} one by one to be counted, got ${JSON.stringify(listed)}.`);
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
