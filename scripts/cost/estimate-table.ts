import { markdownTable } from "../docs/markdown-table";
import { type Bill, byService, total } from "./bill";
import { ESTIMATES, type Estimate, type Line } from "./document-estimates";
import { sum } from "./formula";
import { dollars } from "./tables";

/** So many dollars, or a fifth of the document's figure, are too little to ask about. */
const SMALL_DOLLARS = 5;
const SMALL_SHARE = 0.2;

export const estimatesOf = (system: string, environment?: string): Estimate[] =>
  ESTIMATES.filter((each) => each.system === system && (!environment || each.environment === environment));

/** A source document's figures beside ours, and why they are others. */
export function estimateTable({ lines, total: whole }: Estimate, bill: Bill): string {
  const ours = byService(bill);
  const known = lines.flatMap(({ services }) => services);
  const rest = [...ours].filter(([service]) => !known.includes(service));
  return markdownTable(
    [
      ["US dollars a month", "why ours is another", "document", "ours"],
      ...lines.map((line) => [
        line.says,
        line.why ?? "",
        said(line),
        line.services.length > 0 ? dollars(oursOf(line, ours)) : "–",
      ]),
      ["not in the document", rest.map(([service]) => service).join(", "), "–", dollars(sum(rest.map(([, amount]) => amount)))],
      ["**sum**", "", `**${whole}**`, `**${dollars(total(bill))}**`],
    ],
    2,
  );
}

const said = ({ from, to }: Line) => (from === to ? String(from) : `${from}–${to}`);

/** Lines whose figure is far from ours although nobody says why. */
export const unexplained = ({ lines }: Estimate, bill: Bill): Line[] => {
  const ours = byService(bill);
  return lines.filter((line) => {
    const { from, to, why } = line;
    const ownDollars = oursOf(line, ours);
    const apart = Math.max(from - ownDollars, ownDollars - to, 0);
    return apart > Math.max(SMALL_DOLLARS, SMALL_SHARE * to) && !why;
  });
};

const oursOf = ({ services }: Line, ours: ReadonlyMap<string, number>) => sum(services.map((service) => ours.get(service) ?? 0));
