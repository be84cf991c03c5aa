import { existsSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { environmentEntries } from "../../environments/environment";
import { identifiersIn } from "./edit";
import type { Project } from "./project";
import { spelling } from "./spelling";
import { clashesOf, systemPaths } from "./system-files";

/** A role `<name>-staging-application-rotation` may have 64 letters, a queue's dead letters 80: this leaves room for more. */
const LONGEST = 30;
const FORM = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Stacks outside of environments are called so. */
const KEPT_WORDS = ["account", "accounts", "state"];
/** They tell where a system's name ends in `<system>-<environment>-<layer>`. */
const ENVIRONMENT_WORDS: readonly string[] = environmentEntries.environment.options;
/** Files that name every system. */
const LISTS = ["environments/index.ts", "systems/platforms.ts"];

/** All that speaks against a name for a new system; nothing when it is free. */
export function nameProblems(name: string, { root, read }: Project): string[] {
  if (!FORM.test(name) || name.length > LONGEST) {
    return [`name must be lower-case words joined by hyphens, 1 to ${LONGEST} characters, got ${JSON.stringify(name)}`];
  }
  const words = name.split("-");
  const { camel } = spelling(name);
  const isKeyword = ts.identifierToKeywordKind(ts.factory.createIdentifier(camel)) !== undefined;
  const standing = systemPaths(name).filter((path) => existsSync(join(root, path)));
  // One is enough: what stands under this name speaks of it everywhere.
  if (standing.length > 0) return [`name must be a free one: there is already ${standing.join(", ")}`];
  return [
    ...(KEPT_WORDS.includes(words[0]) ? [`name must not begin with ${KEPT_WORDS.join(" or ")}, got "${name}"`] : []),
    ...(words.some((word) => ENVIRONMENT_WORDS.includes(word))
      ? [`name must not hold the word ${ENVIRONMENT_WORDS.join(" or ")}, got "${name}"`]
      : []),
    ...(isKeyword ? [`name must be no word of TypeScript's own, got "${name}"`] : []),
    ...LISTS.filter((file) => identifiersIn(read(file)).has(camel)).map(
      (file) => `name must be another: ${file} calls something else ${camel}`,
    ),
    ...clashesOf(name).map((each) => `name must be another: the new files would call two things ${each}`),
  ];
}
