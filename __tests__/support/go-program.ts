import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run";

/** Where a program is, or why the tests that need it are skipped. */
export interface GoProgram {
  readonly path?: string;
  readonly missing?: string;
}

/**
 * Builds a program with Go, once: into a folder that git ignores, named `<name>-<version>`. `build` says what Go is asked for,
 * with the path that the program must have, and the folder to ask from.
 */
export function goProgram(
  name: string,
  version: string,
  build: (path: string) => { readonly args: readonly string[]; readonly cwd?: string },
): GoProgram {
  const folder = join(ROOT, "node_modules", ".cache", `${name}-${version}`);
  const path = join(folder, process.platform === "win32" ? `${name}.exe` : name);
  if (existsSync(path)) return { path };
  mkdirSync(folder, { recursive: true });
  const { args, cwd } = build(path);
  const { error, status, stderr } = spawnSync("go", args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, GOBIN: folder, GOFLAGS: "" },
    timeout: 240_000,
  });
  if (error) return { missing: `Go is missing, which builds ${name} (https://go.dev/dl).` };
  return status === 0 ? { path } : { missing: `Go could not build ${name}: ${stderr.trim().split("\n").at(-1)}` };
}
