import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { estateIn } from "../docs/estate";
import { readStacks } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";
import { type SynthesisFigures, type Way, ways } from "./figures";
import { inRounds, type Used, used } from "./used";
import { preparedWays } from "./ways";

/** Synthesizes the whole catalogue in every way, in turns. @throws UserError when one writes other bytes than the rest. */
export async function synthesis(rounds: number, tell: (doing: string) => void): Promise<Omit<SynthesisFigures, "measured">> {
  const commands = await preparedWays();
  const folder = mkdtempSync(join(tmpdir(), "synthesis-"));
  const outdir = (way: Way) => join(folder, way);
  const all: Readonly<Record<Way, Used>>[] = [];
  for (let round = 1; round <= rounds; round++) {
    const of = (way: Way) => {
      tell(`round ${round} of ${rounds}: ${way}`);
      return used(commands[way], { ...process.env, CDKTF_OUTDIR: outdir(way) });
    };
    all.push({ template: of("template"), tsx: of("tsx"), shipped: of("shipped"), limit: of("limit") });
  }
  requireSame(ways.map((way) => ({ way, digest: digestOf(outdir(way)) })));
  const stacks = readStacks(outdir("shipped"), "").length;
  const resources = estateIn(outdir("shipped"), "").resources.length;
  rmSync(folder, { recursive: true });
  const usedBy = (way: Way) => inRounds(all.map((round) => round[way]));
  return {
    rounds,
    stacks,
    resources,
    ways: { template: usedBy("template"), tsx: usedBy("tsx"), shipped: usedBy("shipped"), limit: usedBy("limit") },
  };
}

function requireSame(written: readonly { way: Way; digest: string }[]): void {
  const others = written.filter(({ digest }) => digest !== written[0].digest).map(({ way }) => way);
  if (others.length > 0)
    throw new UserError(`${others.join(", ")} wrote other bytes than ${written[0].way}: nothing to compare.`);
}

/** Of every file below a folder, with its path in it. */
function digestOf(folder: string): string {
  const hash = createHash("sha256");
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  for (const path of paths.filter((each) => statSync(join(folder, each)).isFile()))
    hash.update(`${path}\0`).update(readFileSync(join(folder, path)));
  return hash.digest("hex");
}
