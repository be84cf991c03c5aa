import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../rehearsal/places";
import { UserError, wordsOf } from "../terraform/user-error";
import { PORTED } from "./fork";
import { ported, portedPackage } from "./ported";

/** Copies what is synthesized into an empty folder, with the fork's names, and installs the fork's packages there. */
export async function portInto(folder: string, stopping: AbortSignal): Promise<void> {
  for (const name of [...PORTED, "tsconfig.json", ".npmrc", "package-lock.json"])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  for (const file of sourcesIn(folder)) writeFileSync(file, ported(readFileSync(file, "utf8")));
  writeFileSync(join(folder, "package.json"), portedPackage(readFileSync(join(ROOT, "package.json"), "utf8")));
  await run("npm", ["install"], { cwd: folder, signal: stopping });
}

/** The TypeScript files of a copy, before anything is installed there. */
const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));

/** Fails where the copy does not fit the fork's types. */
export async function checkTypes(folder: string, stopping: AbortSignal): Promise<void> {
  const tsc = join("node_modules", "typescript", "bin", "tsc");
  await run(process.execPath, [tsc, "--project", "."], { cwd: folder, signal: stopping });
}

/** Synthesizes the whole catalogue of a folder that holds `main.ts` and its packages. */
export async function synthesizeIn(folder: string, outdir: string, stopping: AbortSignal): Promise<void> {
  mkdirSync(outdir, { recursive: true });
  const env = { ...process.env, CDKTF_OUTDIR: outdir };
  await run(process.execPath, ["--import", "tsx", "main.ts"], { cwd: folder, env, signal: stopping });
}

/** Most output of a command: a type that does not fit is told in a few hundred characters, and there may be many. */
const MOST_BYTES = 64 * 1024 * 1024;

interface Place {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

async function run(command: string, args: readonly string[], place: Place): Promise<void> {
  try {
    await promisify(execFile)(command, args, { ...place, maxBuffer: MOST_BYTES });
  } catch (error) {
    if (place.signal.aborted) throw new UserError("Stopped; nothing was compared.");
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    const said = [stdout, stderr].filter(Boolean).join("\n") || wordsOf(error);
    throw new UserError([`${[command, ...args].join(" ")} failed in ${place.cwd}:`, said].join("\n").trim());
  }
}
