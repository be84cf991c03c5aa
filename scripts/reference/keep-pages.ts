import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes the pages into `folder`, and removes others. */
export function writePages(folder: string, pages: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of pages) writeFileSync(join(folder, name), text);
}

/** The pages of `folder` that are missing, too many, or say something else. */
export function oldPages(folder: string, pages: ReadonlyMap<string, string>): string[] {
  const there = existsSync(folder) ? readdirSync(folder) : [];
  const isOld = (name: string) => !there.includes(name) || readFileSync(join(folder, name), "utf8") !== pages.get(name);
  return [...new Set([...there, ...pages.keys()])].filter(isOld).sort();
}
