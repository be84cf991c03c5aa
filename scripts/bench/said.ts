import { spawnSync } from "node:child_process";
import { ROOT } from "../rehearsal/places";
import { UserError } from "../terraform/user-error";

/** Of a command that failed, the end of what it said. */
const LONGEST_TEXT = 4_000;

interface Place {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Runs a command to its end, in the project's folder if no other is named, and returns its standard output.
 * @throws UserError when it fails, with what it said, its results last.
 */
export function said(
  [command, ...args]: readonly string[],
  { cwd = ROOT, env }: Place = {},
  name = [command, ...args].join(" "),
): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status === 0) return stdout;
  throw new UserError(`${name} failed:\n${error?.message ?? `${stderr}${stdout}`.trim().slice(-LONGEST_TEXT)}`);
}
