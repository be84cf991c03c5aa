import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./run";

/** What synthesis, the npm commands and a generated test read. */
const PARTS = [
  ".github",
  "__tests__/support",
  "biome.json",
  "environments",
  "functions",
  "instances",
  "applications",
  "viewer-functions",
  "jest.config.js",
  "main.ts",
  "modules",
  "package.json",
  "package-lock.json",
  "rehearsal.ts",
  "scripts",
  "stacks",
  "systems",
  "tsconfig.json",
];

/** The project in a folder of its own, to add something to; it shares the installed packages. */
export function scratchProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}
