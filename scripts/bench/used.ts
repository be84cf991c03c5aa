import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requirePython } from "../local-aws/python";
import { ROOT } from "../rehearsal/places";
import { said } from "./said";
import { type Spread, spreadOf } from "./spread";

/** What a command and all that it started have used. */
export interface Used {
  /** On the clock. */
  readonly seconds: number;
  /** Of all processors. */
  readonly cpuSeconds: number;
  /** The most memory that one of the processes held; a million bytes each. */
  readonly peakMb: number;
}

export type UsedInRounds = Readonly<Record<keyof Used, Spread>>;

/** Runs a command in the project's folder to its end. @throws UserError when it fails, with what it said. */
export function used(command: readonly string[], environment: NodeJS.ProcessEnv = process.env, cwd = ROOT): Used {
  const folder = mkdtempSync(join(tmpdir(), "usage-"));
  const file = join(folder, "usage.json");
  const measured = [requirePython(), join(__dirname, "usage.py"), file, ...command];
  said(measured, { cwd, env: environment }, command.join(" "));
  const { peakBytes, ...times } = JSON.parse(readFileSync(file, "utf8"));
  rmSync(folder, { recursive: true });
  return { ...times, peakMb: peakBytes / 1e6 };
}

export function inRounds(rounds: readonly Used[]): UsedInRounds {
  const of = (figure: keyof Used) => spreadOf(rounds.map((round) => round[figure]));
  return { seconds: of("seconds"), cpuSeconds: of("cpuSeconds"), peakMb: of("peakMb") };
}
