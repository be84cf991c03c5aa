import { Token } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Records what is wrong with the values a construct was given. Nothing is thrown here: synthesis reports the problems
 * of all constructs of all stacks at once, before it writes anything.
 * Write each entry as `condition && "message"`; entries whose condition is false are dropped.
 */
export function check(construct: IConstruct, problems: ReadonlyArray<string | false>): void {
  const found = problems.filter((problem) => problem !== false);
  if (found.length > 0) construct.node.addValidation({ validate: () => found });
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
