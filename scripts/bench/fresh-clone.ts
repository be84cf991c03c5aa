import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../rehearsal/places";
import { UserError } from "../terraform/user-error";

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
    run(["git", "clone", "--quiet", of, clone], folder);
    for (const { name, command, after } of commands) {
      const begun = process.hrtime.bigint();
      try {
        run(command, clone);
        add(name, Number(process.hrtime.bigint() - begun) / 1e9);
      } finally {
        if (after) spawnSync(after[0], after.slice(1), { cwd: clone });
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(words: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(words[0], words.slice(1), { cwd, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new UserError(`${words.join(" ")} failed:\n${`${stderr}${stdout}`.trim().slice(-4_000)}`);
}
