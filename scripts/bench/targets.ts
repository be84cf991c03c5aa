import { exponentOf } from "./exponent";
import type { Figures, GrownFigures } from "./figures";

/** A figure that is held to a limit. */
export interface Target {
  readonly what: string;
  /** Nothing where it was not measured yet. */
  readonly measured?: number;
  readonly limit: number;
  readonly kind: "at most" | "at least";
  readonly unit: string;
  /** Digits behind the point. */
  readonly digits: number;
}

/** What the synthesis of the catalogue is held to. */
export function targetsOf({ synthesis, growth }: Figures): Target[] {
  const { shipped, template } = synthesis?.ways ?? {};
  const times = shipped && template && template.seconds.median / shipped.seconds.median;
  return [
    {
      what: "the whole catalogue, by the clock",
      measured: shipped?.seconds.median,
      limit: 2.2,
      kind: "at most",
      unit: "s",
      digits: 2,
    },
    { what: "its peak memory", measured: shipped?.peakMb.median, limit: 220, kind: "at most", unit: "MB", digits: 0 },
    { what: "times as fast as CDKTF's template", measured: times, limit: 4, kind: "at least", unit: "", digits: 1 },
    {
      what: "exponent of processor time over stacks",
      measured: growth && exponentOver(growth.sizes, "cpuSeconds"),
      limit: 1.05,
      kind: "at most",
      unit: "",
      digits: 2,
    },
    {
      what: "exponent of memory over stacks",
      measured: growth && exponentOver(growth.sizes, "grownMb"),
      limit: 1.05,
      kind: "at most",
      unit: "",
      digits: 2,
    },
  ];
}

/** `met`, by how much it was missed, or `not measured`. A figure counts as the page shows it. */
export function verdictOf({ measured, limit, kind, unit, digits }: Target): string {
  if (measured === undefined) return "not measured";
  const over = (kind === "at most" ? 1 : -1) * (Number(measured.toFixed(digits)) - limit);
  return over > 0 ? `missed by ${`${over.toFixed(digits)} ${unit}`.trim()}` : "met";
}

/** How a figure grows with the stacks. */
export const exponentOver = (sizes: readonly GrownFigures[], figure: "cpuSeconds" | "grownMb") =>
  exponentOf(sizes.map((size) => ({ x: size.stacks, y: size[figure].median })));
