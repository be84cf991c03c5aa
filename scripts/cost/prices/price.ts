import type { SourceName } from "./sources";

/** Hours of a month, as AWS's own calculator has them. */
export const MONTH_HOURS = 730;

/** What one of something costs in some regions, on demand and before taxes. */
export interface Price {
  /** What its costs are added up under in a table of all. */
  readonly service: string;
  /** What one of it is, with the size as AWS calls it. */
  readonly what: string;
  readonly per: "hour" | "month";
  /** US dollars. */
  readonly dollars: number;
  readonly regions: readonly string[] | "every region";
  readonly from: SourceName;
}

/** US dollars of one a month. */
export const monthly = ({ per, dollars }: Price): number => (per === "hour" ? MONTH_HOURS * dollars : dollars);
