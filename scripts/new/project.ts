import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatted } from "./formatted";
import type { NewFile } from "./system-files";

/** The project that something new is put into. */
export interface Project {
  readonly root: string;
  readonly read: (path: string) => string;
}

export const projectAt = (root: string): Project => ({ root, read: (path) => readFileSync(join(root, path), "utf8") });

/** What is added to a project: files that are not there yet, and files that become longer. */
export interface Addition {
  readonly made: readonly NewFile[];
  readonly changed: readonly NewFile[];
  /** What the user does next, one line each. */
  readonly next: readonly string[];
}

/** Writes all of an addition. Everything is worked out before the first file is touched, and no new one overwrites another. */
export function write({ root }: Project, { made, changed }: Addition): void {
  const files = [...made.map((file) => ({ ...formatted(file), flag: "wx" })), ...changed.map((file) => ({ ...file, flag: "w" }))];
  for (const { path, text, flag } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag });
  }
}
