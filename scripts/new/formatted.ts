import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../rehearsal/places";
import type { NewFile } from "./system-files";

const BIOME = join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome");

/** A file as `npm run format` would leave it: names of another length break lines at other places. */
export function formatted({ path, text }: NewFile): NewFile {
  const args = [BIOME, "check", "--write", `--stdin-file-path=${path}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, input: text, encoding: "utf8" });
  if (status !== 0) throw new Error(`${path} cannot be formatted:\n${stderr}`);
  return { path, text: stdout };
}
