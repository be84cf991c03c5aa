import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../rehearsal/places";
import { UserError } from "../terraform/user-error";
import { PORTED } from "./fork";
import { ported, portedPackage } from "./ported";

/** Copies what is synthesized into an empty folder, with the fork's names, and installs the fork's packages there. */
export function portInto(folder: string): void {
  for (const name of [...PORTED, "tsconfig.json", ".npmrc", "package-lock.json"])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  for (const file of sourcesIn(folder)) writeFileSync(file, ported(readFileSync(file, "utf8")));
  writeFileSync(join(folder, "package.json"), portedPackage(readFileSync(join(ROOT, "package.json"), "utf8")));
  run("npm install", folder, process.platform === "win32" ? "npm.cmd" : "npm", ["install"]);
}

/** The TypeScript files of a copy, before anything is installed there. */
const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));

/** Fails where the copy does not fit the fork's types. */
export function checkTypes(folder: string): void {
  run("tsc", folder, process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "--project", "."]);
}

/** Synthesizes the whole catalogue of a folder that holds `main.ts` and its packages. */
export function synthesizeIn(folder: string, outdir: string): void {
  mkdirSync(outdir, { recursive: true });
  run("main.ts", folder, process.execPath, ["--import", "tsx", "main.ts"], { CDKTF_OUTDIR: outdir });
}

function run(title: string, cwd: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8", env: { ...process.env, ...env } });
  if (status !== 0) throw new UserError([`${title} failed in ${cwd}:`, error?.message ?? stdout + stderr].join("\n").trim());
}
