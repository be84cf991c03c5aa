import type { SourceName } from "./prices/sources";

/** What a service charges for what is done with it, which no configuration tells. */
export interface Use {
  readonly what: string;
  /** US dollars of a unit in us-east-1, where known. */
  readonly prices?: readonly { readonly dollars: number; readonly unit: string; readonly from: SourceName }[];
}
