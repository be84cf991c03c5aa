import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/run";

/** What is written by hand and is no test. */
export const FOLDERS = ["applications", "environments", "functions", "modules", "scripts", "stacks", "systems"];

/** Every TypeScript file below a folder, by its path in the project. */
export const sourcesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file))
    .sort();

const all = ["main.ts", "rehearsal.ts", ...FOLDERS.flatMap(sourcesIn)];

export const allSources = (): readonly string[] => all;

export const textOf = (file: string): string => readFileSync(join(ROOT, file), "utf8");

export const linesOf = (file: string): number => textOf(file).trimEnd().split("\n").length;

export interface Import {
  readonly file: string;
  /** A path in the project, or a package. */
  readonly from: string;
  readonly onlyTypes: boolean;
}

/** Every `import … from`, and every `import "…"`, of a file. */
export function importsOf(file: string): Import[] {
  const found = [...textOf(file).matchAll(/^(?:import|export)\s(?:([^;"]*?)\sfrom\s)?"([^"]+)";$/gm)];
  return found.map(([, names = "", path]) => ({
    file,
    from: path.startsWith(".") ? join(file, "..", path) : path,
    onlyTypes: isOnlyTypes(names),
  }));
}

/** `type X`, `type { X }` or `{ type X, type Y }`: gone when it runs. */
function isOnlyTypes(names: string): boolean {
  if (/^type\s/.test(names)) return true;
  const members = /^\{([^}]*)\}$/
    .exec(names.trim())?.[1]
    .split(",")
    .map((name) => name.trim());
  return members?.filter(Boolean).every((name) => name.startsWith("type ")) ?? false;
}
