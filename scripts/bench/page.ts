import { markdownTable } from "../docs/markdown-table";
import type { Figures, GrowthFigures, SynthesisFigures, Way } from "./figures";
import { ways } from "./figures";
import type { Measured } from "./machine";
import type { Spread } from "./spread";
import { exponentOver, type Target, targetsOf, verdictOf } from "./targets";

const NAMES: Readonly<Record<Way, string>> = {
  template: "`npx ts-node main.ts`, the app of CDKTF's TypeScript template: types are checked each time",
  tsx: "`tsx main.ts`: types are not checked",
  shipped: "as shipped: the app of `cdktf.json`, which `npm run synth` runs too",
  limit: "everything in one bundle that was made beforehand: where a faster start would end",
};

const FAST_BY = `What makes it fast; a test holds what is written to what CDKTF would write by itself:

- values are resolved once, and only those that can hold a token ([settle](../stacks/settle.ts), [resolved](../stacks/resolved.ts)); CDKTF resolves each three times
- CDKTF's stack trace of every token is left out ([without-traces](../stacks/without-traces.ts))
- our own files are bundled each time they run, and packages loaded without their source maps, with 8 MB for young objects ([bundled](../scripts/bundled.cjs)); nothing is kept that could be out of date`;

/** The whole page from all figures there are. */
export function performancePage(figures: Figures): string {
  const { synthesis, growth, commands } = figures;
  return `${[
    "# Performance",
    "Written by `npm run bench` from [performance.json](performance.json). Every part keeps the date of its last measurement.",
    "## What it is held to",
    markdownTable([["what", "measured", "target", ""], ...targetsOf(figures).map(targetRow)]),
    "## The whole catalogue",
    ...(synthesis ? synthesisPart(synthesis) : ["Not measured yet: `npm run bench synthesis`."]),
    FAST_BY,
    "## Ten times as many environments",
    ...(growth ? growthPart(growth) : ["Not measured yet: `npm run bench growth`."]),
    "## A fresh clone",
    ...(commands ? commandsPart(commands) : ["Not measured yet: `npm run bench commands`, which takes half an hour."]),
  ].join("\n\n")}\n`;
}

function synthesisPart({ measured, rounds, stacks, resources, ways: all }: SynthesisFigures): string[] {
  const rows = ways.map((way) => {
    const { seconds, cpuSeconds, peakMb } = all[way];
    return [NAMES[way], range(seconds, 2), range(cpuSeconds, 2), range(peakMb, 0)];
  });
  return [
    `${stacks} stacks with ${resources.toLocaleString("en")} resources, written to disk. All ways write the same bytes; that is checked.`,
    markdownTable([["how", "seconds", "of processors", "peak memory, MB"], ...rows]),
    roundsOn(rounds, measured),
  ];
}

function growthPart({ measured, rounds, sizes }: GrowthFigures): string[] {
  const rows = sizes.map(({ environments, stacks, cpuSeconds, grownMb }) => [
    String(environments),
    stacks.toLocaleString("en"),
    range(cpuSeconds, 2),
    (1e3 * (cpuSeconds.median / stacks)).toFixed(1),
    range(grownMb, 0),
    (grownMb.median / stacks).toFixed(2),
  ]);
  const [before, last] = sizes.slice(-2);
  const lastStep = (["cpuSeconds", "grownMb"] as const).map((figure) => exponentOver([before, last], figure).toFixed(2));
  return [
    "The shipped environments, copied under other names. Time is that of processors for building and writing, memory what is added to the loaded code. An exponent of 1 means twice the stacks in twice the time.",
    markdownTable([["environments", "stacks", "seconds of processors", "ms a stack", "MB", "MB a stack"], ...rows], 0),
    `The exponents above are those of the line through all sizes. The last step alone, from ${before.stacks.toLocaleString("en")} to ${last.stacks.toLocaleString("en")} stacks, has ${lastStep[0]} for time and ${lastStep[1]} for memory.`,
    roundsOn(rounds, measured),
  ];
}

function commandsPart(commands: NonNullable<Figures["commands"]>): string[] {
  const rows = Object.entries(commands).map(([command, { measured, seconds }]) => [
    `\`${command}\``,
    madeOn(measured),
    (seconds / 60).toFixed(1),
  ]);
  return [
    "One command after the other, each with what the ones before have installed. npm's cache and Terraform's providers are those of the machine; emulators, checkov and everything else are installed anew.",
    markdownTable([["command", "measured", "minutes"], ...rows], 2),
  ];
}

const targetRow = (target: Target): string[] => {
  const { what, measured, limit, kind, unit, digits } = target;
  const figure = measured === undefined ? "" : `${measured.toFixed(digits)} ${unit}`.trim();
  return [what, figure, `${kind} ${limit} ${unit}`.trim(), verdictOf(target)];
};

/** The median, and the least and the most in brackets. */
const range = ({ median, least, most }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;

const roundsOn = (rounds: number, measured: Measured): string =>
  `Median of ${rounds} ${rounds === 1 ? "round" : "rounds"} (least–most), ${madeOn(measured)}`;

const madeOn = ({ date, machine, versions }: Measured): string =>
  `${date}, ${machine}, ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ")}.`;
