import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../terraform/user-error";

const EMULATORS = join(__dirname, "requirements.txt");
const CHECK = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";

/** Refuses a machine without a Python that can make a virtual environment, in one sentence. */
export function requirePython(): string {
  const python = ["python3", "python"].find((each) => spawnSync(each, ["-c", CHECK]).status === 0);
  if (python) return python;
  const some = spawnSync("python3", ["--version"], { encoding: "utf8" });
  const found = some.error ? "none was found" : `found is ${some.stdout.trim()}`;
  throw new UserError(
    `Python 3.10 or newer with its venv module is needed for the local AWS and for checkov, ${found} (Debian: apt install python3-venv).`,
  );
}

/** A private virtual environment with what is pinned in `requirements`, made when it is missing or the pins changed. */
export function ensureVenv(python: string, folder: string, requirements = EMULATORS): string {
  const inside = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const stamp = join(folder, ".installed-from");
  const pins = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === pins) return inside;
  rmSync(folder, { recursive: true, force: true });
  run(python, ["-m", "venv", folder]);
  run(inside, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements]);
  writeFileSync(stamp, pins);
  return inside;
}

function run(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new UserError(`${command} ${args.slice(0, 3).join(" ")} failed:\n${stderr.trim()}`);
}
