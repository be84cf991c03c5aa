/** What several rounds of the same gave. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** @throws Error when there is no value. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error("a median needs one value or more");
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { median, least: sorted[0], most: sorted[sorted.length - 1] };
}

export const medianOf = (values: readonly number[]): number => spreadOf(values).median;
