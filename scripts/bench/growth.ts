import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GrownFigures } from "./figures";
import { said } from "./said";
import { shippedApp } from "./shipped-app";
import { spreadOf } from "./spread";

/** How many of each environment: 15, 45, 75 and 150 environments as shipped. */
export const COPIES = [1, 3, 5, 10];

/** What one run of `many-environments.ts` says. */
interface Grown {
  readonly environments: number;
  readonly stacks: number;
  readonly cpuSeconds: number;
  readonly grownMb: number;
}

/** Synthesizes catalogues of growing sizes, each in a process of its own, as `cdktf.json` runs `main.ts`. */
export function growth(rounds: number, tell: (doing: string) => void): GrownFigures[] {
  const folder = mkdtempSync(join(tmpdir(), "growth-"));
  const all = Array.from({ length: rounds }, (_, round) =>
    COPIES.map((copies) => {
      tell(`round ${round + 1} of ${rounds}: ${copies} of each environment`);
      return grownOf(copies, join(folder, String(copies)));
    }),
  );
  rmSync(folder, { recursive: true });
  return COPIES.map((_, size) => {
    const same = all.map((round) => round[size]);
    const { environments, stacks } = same[0];
    const of = (figure: "cpuSeconds" | "grownMb") => spreadOf(same.map((each) => each[figure]));
    return { environments, stacks, cpuSeconds: of("cpuSeconds"), grownMb: of("grownMb") };
  });
}

function grownOf(copies: number, outdir: string): Grown {
  const command = [...shippedApp("scripts/bench/many-environments.ts"), String(copies)];
  return JSON.parse(said(command, { env: { ...process.env, CDKTF_OUTDIR: outdir } }));
}
