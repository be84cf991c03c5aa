import { markdownTable } from "../docs/markdown-table";
import { type Bill, byService, type Item, total } from "./bill";
import { ACCOUNT, type Billed } from "./estates";
import { sum } from "./formula";
import { SOURCES } from "./prices/sources";
import type { Use } from "./use";

export const dollars = (amount: number | undefined): string => (amount ? amount.toFixed(2) : "–");

/** Each system's sum in each of its environments, and each account's. */
export function overviewTable(all: readonly Billed[]): string {
  const systems = all.filter(({ system }) => system !== ACCOUNT);
  const environments = [...new Set(systems.map(({ environment }) => environment))];
  const rows = [...new Set(systems.map(({ system }) => system))].map((system) => {
    const sums = environments.map((environment) =>
      systems.filter((each) => each.system === system && each.environment === environment).map(({ bill }) => total(bill)),
    );
    return { name: system, sums: sums.map(sum) };
  });
  const every = environments.map((_, at) => sum(rows.map(({ sums }) => sums[at])));
  return markdownTable([
    ["US dollars a month", ...environments],
    ...rows.map(({ name, sums }) => [name, ...sums.map(dollars)]),
    ["**sum**", ...every.map((each) => `**${dollars(each)}**`)],
  ]);
}

export const accountTable = (all: readonly Billed[]): string =>
  markdownTable([
    ["account", "US dollars a month"],
    ...all.filter(({ system }) => system === ACCOUNT).map(({ environment, bill }) => [environment, dollars(total(bill))]),
  ]);

/** What one system's services cost, the dearest of the last environment first, and the sum of the figures above. */
export function serviceTable(all: readonly Billed[]): string {
  const columns = all.map(({ bill }) => byService(bill));
  const services = [...new Set(columns.flatMap((each) => [...each.keys()]))].sort(
    (a, b) => (columns.at(-1)?.get(b) ?? 0) - (columns.at(-1)?.get(a) ?? 0) || a.localeCompare(b),
  );
  return markdownTable([
    ["US dollars a month", ...all.map(({ environment }) => environment)],
    ...services.map((service) => [service, ...columns.map((each) => dollars(each.get(service)))]),
    ["**sum**", ...all.map(({ bill }) => `**${dollars(total(bill))}**`)],
  ]);
}

/** Every item, the dearest first; the same things of one stack are one row. */
export function itemTable({ items }: Bill): string {
  const key = ({ stack, price, note }: Item) => [stack, price.what, price.dollars, note].join("|");
  const rows = [...new Set(items.map(key))].map((one) => {
    const same = items.filter((item) => key(item) === one);
    return { ...same[0], quantity: sum(same.map(({ quantity }) => quantity)), dollars: sum(same.map((each) => each.dollars)) };
  });
  rows.sort((a, b) => b.dollars - a.dollars);
  return markdownTable(
    [
      ["stack", "what", "how many", "each", "US dollars a month"],
      ...rows.map(({ stack, price, note, quantity, dollars: amount }) => [
        stack,
        `${price.what}${note ? ` (${note})` : ""}${price.from === "memory" ? " *" : ""}`,
        String(Math.round(quantity * 1_000) / 1_000),
        `$${price.dollars} per ${price.per}`,
        dollars(amount),
      ]),
    ],
    2,
  );
}

/** What use costs, with prices of us-east-1 where they are known. */
export const useLines = (uses: readonly Use[]): string[] =>
  uses.map(({ what, prices = [] }) => {
    const known = prices.map(({ dollars: each, unit, from }) => `$${each} per ${unit}${from === "memory" ? " *" : ""}`);
    return known.length > 0 ? `${what}: ${known.join(", ")}` : what;
  });

export const MEMORY_NOTE = `* ${SOURCES.memory.name}`;
