import { UserError } from "../../terraform/user-error";
import { compute } from "./compute";
import { databases } from "./databases";
import { keeping } from "./keeping";
import { network } from "./network";
import type { Price } from "./price";

/** Every list of prices, by the name of its file. */
export const LISTS = { compute, databases, keeping, network } as const satisfies Record<string, readonly Price[]>;

export type ListName = keyof typeof LISTS;

/** What one costs where it stands; a size or a region without a price is refused, not counted as nothing. */
export function priceOf(list: ListName, what: string, region: string): Price {
  const found = LISTS[list].find(
    (each) => each.what === what && (each.regions === "every region" || each.regions.includes(region)),
  );
  if (found) return found;
  throw new UserError(
    `scripts/cost/prices/${list}.ts must have a price for ${what} in ${region || "a region that is not known"}.`,
  );
}
