import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/run";

const VERSION = "1.7.7";
const MODULE = "github.com/rhysd/actionlint/cmd/actionlint";

/** Where actionlint is, or why its tests are skipped. Go builds it once, into a folder that git ignores. */
export function findActionlint(): { readonly path?: string; readonly missing?: string } {
  const folder = join(ROOT, "node_modules", ".cache", `actionlint-${VERSION}`);
  const path = join(folder, process.platform === "win32" ? "actionlint.exe" : "actionlint");
  if (existsSync(path)) return { path };
  mkdirSync(folder, { recursive: true });
  const { error, status, stderr } = spawnSync("go", ["install", `${MODULE}@v${VERSION}`], {
    encoding: "utf8",
    env: { ...process.env, GOBIN: folder, GOFLAGS: "" },
    timeout: 240_000,
  });
  if (error) return { missing: "Go is missing, which builds actionlint (https://go.dev/dl)." };
  return status === 0 ? { path } : { missing: `Go could not fetch actionlint: ${stderr.trim().split("\n").at(-1)}` };
}
