import { join, resolve } from "node:path";
import { ROOT } from "../rehearsal/places";

/** Folder of whoever called: npm goes to the project's first, and what is said on the command line is said from there. */
export const callersFolder = (env: NodeJS.ProcessEnv = process.env): string => env.INIT_CWD ?? process.cwd();

/** The folder of synthesized stacks: the one that `--from` names, or the usual one. */
export function outputFolder(from?: string, env: NodeJS.ProcessEnv = process.env): string {
  return from ? resolve(callersFolder(env), from) : (env.CDKTF_OUTDIR ?? join(ROOT, "cdktf.out"));
}
