import type { Figures, GrownFigures } from "../../../scripts/bench/figures";
import type { Spread } from "../../../scripts/bench/spread";

const rounded = (value: number) => Math.round(value * 1e3) / 1e3;
const spread = (median: number): Spread => ({ median, least: rounded(0.9 * median), most: rounded(1.2 * median) });
const used = (seconds: number, peakMb: number) => ({
  seconds: spread(seconds),
  cpuSeconds: spread(2 * seconds),
  peakMb: spread(peakMb),
});
const measured = (date: string) => ({
  date,
  machine: "a processor, 2 cores, 8 GiB, linux 6",
  versions: { node: "20.9.0", cdktf: "0.21.0" },
});

/** Sizes whose time grows with their stacks to the power of `exponent`. */
export const sizes = (exponent: number): GrownFigures[] =>
  [100, 1000].map((stacks) => ({
    environments: stacks / 10,
    stacks,
    cpuSeconds: spread(0.01 * stacks ** exponent),
    grownMb: spread(stacks / 2),
  }));

/** Figures that meet every target. */
export const good = {
  synthesis: {
    measured: measured("2026-01-02"),
    rounds: 5,
    stacks: 134,
    resources: 5250,
    ways: { template: used(8.8, 600), tsx: used(2.5, 300), shipped: used(2.2, 220), limit: used(1.5, 200) },
  },
  growth: { measured: measured("2026-01-03"), rounds: 3, sizes: sizes(1) },
  commands: { "npm ci": { measured: measured("2026-01-04"), seconds: 90 } },
} satisfies Figures;

/** The same, with the figures of one way in the place of the shipped one's. */
export const shippedAs = (seconds: number, peakMb: number): Figures => ({
  ...good,
  synthesis: { ...good.synthesis, ways: { ...good.synthesis.ways, shipped: used(seconds, peakMb) } },
});

export const grownAs = (exponent: number): Figures => ({ ...good, growth: { ...good.growth, sizes: sizes(exponent) } });
