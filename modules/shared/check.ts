import { Token } from "cdktf";

/**
 * Throws one error that lists every problem found, so a reader fixes them all in one pass.
 * Write each entry as `condition && "message"`; entries whose condition is false are dropped.
 */
export function check(subject: string, problems: ReadonlyArray<string | false>): void {
  const found = problems.filter((problem) => problem !== false);
  if (found.length === 0) return;
  throw new Error([`${subject} cannot be built:`, ...found].join("\n  - "));
}

/**
 * One line when `name` cannot be used for an AWS resource, `false` when it can.
 * A name that AWS decides later (a token) is not judged here.
 */
export function nameProblem(what: string, name: string, maxLength: number, allowed = /^[a-z][a-z0-9-]*$/): string | false {
  if (Token.isUnresolved(name)) return false;
  if (name.length > maxLength) {
    return `${what} must be at most ${maxLength} characters, got ${name.length} ("${name}")`;
  }
  return !allowed.test(name) && `${what} must match ${allowed.source}, got "${name}"`;
}
