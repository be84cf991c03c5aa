import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../rehearsal/places";
import { said } from "./said";

/** A command that is run to its end, and what tidies up after it, however it ends. */
export interface Timed {
  readonly name: string;
  readonly command: readonly string[];
  readonly after?: readonly string[];
}

/** Each finds what the ones before have installed. The ports are not those that a local AWS takes by itself. */
export const COMMANDS: readonly Timed[] = [
  { name: "npm ci", command: ["npm", "ci"] },
  { name: "npm start", command: ["npm", "start", "--", "--port", "4766"], after: ["npm", "stop"] },
  { name: "npm test", command: ["npm", "test"] },
];

/**
 * Clones what is committed into a folder of its own, runs each command there and says how many seconds it took. npm's
 * cache and Terraform's providers are those of this machine, everything else is made anew.
 * @throws UserError when a command fails, with what it said.
 */
export function freshClone(commands: readonly Timed[], add: (name: string, seconds: number) => void, of = ROOT): void {
  const folder = mkdtempSync(join(tmpdir(), "clone-"));
  const clone = join(folder, "project");
  try {
    said(["git", "clone", "--quiet", of, clone], { cwd: folder });
    for (const { name, command, after } of commands) {
      const begun = process.hrtime.bigint();
      try {
        said(command, { cwd: clone });
        add(name, Number(process.hrtime.bigint() - begun) / 1e9);
      } finally {
        if (after) spawnSync(after[0], after.slice(1), { cwd: clone });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
