import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Measured } from "./machine";
import type { Spread } from "./spread";
import type { UsedInRounds } from "./used";

/** The ways to synthesize the whole catalogue. */
export const ways = ["template", "tsx", "shipped", "limit"] as const;
export type Way = (typeof ways)[number];

/** The whole catalogue, synthesized in every way. */
export interface SynthesisFigures {
  readonly measured: Measured;
  readonly rounds: number;
  readonly stacks: number;
  readonly resources: number;
  readonly ways: Readonly<Record<Way, UsedInRounds>>;
}

/** The catalogue with its environments copied. */
export interface GrownFigures {
  readonly environments: number;
  readonly stacks: number;
  /** Of building and writing alone: loading the code takes the same time whatever the catalogue. */
  readonly cpuSeconds: Spread;
  /** What the process held at most, beyond what it held when the code was loaded. */
  readonly grownMb: Spread;
}

export interface GrowthFigures {
  readonly measured: Measured;
  readonly rounds: number;
  readonly sizes: readonly GrownFigures[];
}

/** One command in a fresh clone. */
export interface CommandFigures {
  readonly measured: Measured;
  readonly seconds: number;
}

/** All that the page shows; what was never measured is not there. */
export interface Figures {
  readonly synthesis?: SynthesisFigures;
  readonly growth?: GrowthFigures;
  readonly commands?: Readonly<Record<string, CommandFigures>>;
}

export const readFigures = (file: string): Figures => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});

/** Puts new figures in the place of those of the same parts; the others keep their dates. */
export function addFigures(file: string, added: Figures): Figures {
  const before = readFigures(file);
  const commands = { ...before.commands, ...added.commands };
  const all = { ...before, ...added, ...(Object.keys(commands).length > 0 ? { commands } : {}) };
  writeFileSync(file, `${JSON.stringify(all, rounded, 2)}\n`);
  return all;
}

/** Three digits behind the point are more than can be measured. */
const rounded = (_: string, value: unknown): unknown => (typeof value === "number" ? Math.round(value * 1e3) / 1e3 : value);
