import { type Estate, estateIn } from "../docs/estate";
import { UserError } from "../terraform/user-error";
import { ALSO_BY_USE, BY_USE } from "./by-use";
import { type Part, sum } from "./formula";
import { FORMULAS } from "./formulas";
import { FREE } from "./free";
import { monthly } from "./prices/price";
import type { Use } from "./use";

/** What one resource costs of one thing. */
export interface Item extends Part {
  readonly stack: string;
  readonly address: string;
  /** US dollars a month. */
  readonly dollars: number;
}

/** What some stacks cost a month while nobody asks for anything, and what they cost by use besides. */
export interface Bill {
  readonly items: readonly Item[];
  readonly uses: readonly Use[];
}

/** The bill of the stacks of an output folder whose names begin so. */
export const billIn = (outdir: string, ...prefixes: string[]): Bill => {
  const bills = prefixes.map((prefix) => billOf(estateIn(outdir, prefix)));
  return { items: bills.flatMap(({ items }) => items), uses: [...new Set(bills.flatMap(({ uses }) => uses))] };
};

export function billOf(estate: Estate): Bill {
  const types = [...new Set(estate.resources.map(({ type }) => type))].sort();
  const unknown = unclassified(types);
  if (unknown.length > 0) {
    throw new UserError(
      `scripts/cost must say how these are charged, in formulas.ts, by-use.ts or free.ts: ${unknown.join(", ")}.`,
    );
  }
  const items = estate.resources.flatMap((resource) =>
    (FORMULAS[resource.type]?.(resource, estate) ?? []).map(
      (part): Item => ({
        ...part,
        stack: resource.stack,
        address: resource.address,
        dollars: part.quantity * monthly(part.price),
      }),
    ),
  );
  const uses = types.flatMap((type) => BY_USE[type] ?? ALSO_BY_USE[type] ?? []);
  return { items, uses: [...new Set(uses)] };
}

/** The types of which it is not said, or said more than once, how they are charged. */
export const unclassified = (types: readonly string[]): string[] =>
  types.filter((type) => [type in FORMULAS, type in BY_USE, FREE.has(type)].filter(Boolean).length !== 1);

/** Dollars by service, in whole cents, so that a sum is that of the figures that are shown. */
export function byService({ items }: Bill): ReadonlyMap<string, number> {
  const services = [...new Set(items.map(({ price }) => price.service))];
  return new Map(
    services.map((service) => [
      service,
      Math.round(100 * sum(items.filter(({ price }) => price.service === service).map(({ dollars }) => dollars))) / 100,
    ]),
  );
}

export const total = (bill: Bill): number => sum([...byService(bill).values()]);
