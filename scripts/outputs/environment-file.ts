import { renameSync, rmSync, writeFileSync } from "node:fs";
import { UserError, wordsOf } from "../terraform/user-error";

/** Lines `KEY='value'`, and the keys whose values no line can say. */
export interface EnvironmentText {
  readonly text: string;
  readonly refused: readonly string[];
}

/** Values sorted by key, as `sh` (`set -a; . file`) and python-dotenv read alike; lists and maps as JSON. */
export function environmentText(values: Readonly<Record<string, unknown>>, heading: string): EnvironmentText {
  const lines: string[] = [];
  const refused: string[] = [];
  for (const key of Object.keys(values).sort()) {
    const quoted = quotedValue(values[key]);
    if (quoted === undefined) refused.push(key);
    else lines.push(`${key}=${quoted}\n`);
  }
  return { text: `# ${heading}\n${lines.join("")}`, refused };
}

/**
 * What both take literally: in single quotes everything, but python-dotenv has escapes for `\` and `'` and fills in
 * `${name}` even there; in double quotes both know `\\` and `\"`, but `sh` fills in what begins with `$` or a backtick.
 * Text that needs both cannot be said, nor a backslash at the end, which python-dotenv takes for the quote's escape, nor a
 * carriage return, which Python reads as a new line.
 */
function quotedValue(value: unknown): string | undefined {
  if (typeof value === "object" && value !== null) return `'${plainJson(value)}'`;
  const text = String(value);
  if (/[\r\0]|\\$/.test(text)) return undefined;
  if (!/'|\\\\|\$\{/.test(text)) return `'${text}'`;
  return /[$`]/.test(text) ? undefined : `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** JSON has a second way to write what single quotes do not bear. */
function plainJson(value: object): string {
  return JSON.stringify(value).replaceAll("\\\\", "\\u005c").replaceAll("'", "\\u0027").replaceAll("${", "\\u0024{");
}

/** Replaces `file` at once, readable by its owner only: whoever reads it meanwhile sees the old one or the new one. */
export function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, text, { mode: 0o600, flag: "wx" });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UserError(`${file} cannot be written: ${wordsOf(error)}`);
  }
}
