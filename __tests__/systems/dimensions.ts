import type { Values } from "../support/system-stacks";

interface Dimension {
  readonly name: unknown;
  readonly dimension: string;
  readonly value: string;
}

/** What alarms look at. */
export const dimensionsOf = (alarms: readonly Values[]): Dimension[] =>
  alarms.flatMap(({ alarm_name: name, dimensions = {} }) =>
    Object.entries(dimensions as Values).map(([dimension, value]) => ({ name, dimension, value: String(value) })),
  );

/** Those that are neither a resource of the environment with this prefix, nor one of AWS's own words. */
export function straysAmong(looked: readonly Dimension[], prefix: string, words: Readonly<Record<string, string[]>> = {}) {
  const fixed: Readonly<Record<string, string[]>> = { Region: ["Global", "us-east-1"], Rule: ["ALL"], ...words };
  return looked.filter(({ dimension, value }) =>
    fixed[dimension] ? !fixed[dimension].includes(value) : !value.startsWith("${") && !value.startsWith(prefix),
  );
}
