import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { UserError } from "../terraform/user-error";

/** What checkov says of one folder. Resources by their names: it tells the types of some only. */
export interface Scan {
  /** Resources that it looked at. */
  readonly looked: string[];
  readonly failed: { readonly check: string; readonly asks: string; readonly resource: string }[];
}

/** The check in `probe/`, which every resource fails. */
const PROBE = "SCANNED";
/** Checks that cannot run on JSON: they ask for a graph of resources that is not there. */
export const CANNOT_RUN = ["CKV2_AWS_70"];
const MEBIBYTE = 2 ** 20;

interface Report {
  readonly results: { readonly failed_checks: readonly Record<"check_id" | "check_name" | "resource" | "file_path", string>[] };
  readonly summary: { readonly parsing_errors: number };
}

/**
 * Runs checkov once over the folders below `root`, each with a stack's `cdk.tf.json`; returns what it says by folder.
 * Nothing is fetched or sent. `--framework terraform` would look at nothing and be content.
 */
export function runCheckov(python: string, root: string): Map<string, Scan> {
  const { stdout, stderr } = spawnSync(
    python,
    [
      join(dirname(python), "checkov"),
      ...["--directory", root, "--framework", "terraform_json", "--skip-download", "--compact", "--quiet", "--output", "json"],
      ...["--external-checks-dir", join(__dirname, "probe"), "--skip-check", CANNOT_RUN.join()],
    ],
    { encoding: "utf8", maxBuffer: 256 * MEBIBYTE, cwd: root, env: quiet(root) },
  );
  const failures = [...new Set(stderr?.match(/Failed to run check .*/g) ?? [])];
  if (failures.length > 0) throw new UserError(`Checkov could not run every check:\n${failures.join("\n")}`);
  const { results, summary } = read(stdout, stderr);
  if (summary.parsing_errors > 0) throw new UserError(`Checkov could not read ${summary.parsing_errors} stacks:\n${stderr}`);

  const byFolder = new Map<string, Scan>();
  for (const { check_id: check, check_name: asks, resource: id, file_path: path } of results.failed_checks) {
    const folder = path.split("/")[1];
    const scan = byFolder.get(folder) ?? { looked: [], failed: [] };
    byFolder.set(folder, scan);
    const resource = id.slice(id.indexOf(".") + 1);
    if (check === PROBE) scan.looked.push(resource);
    else scan.failed.push({ check, asks, resource });
  }
  return byFolder;
}

/** Nothing of the caller's: his settings of checkov, in variables or files of his home, would skip checks or hide failures. */
const quiet = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  TMPDIR: process.env.TMPDIR,
  HOME: home,
  PYTHONUTF8: "1",
  PYTHONDONTWRITEBYTECODE: "1",
});

function read(stdout: string, stderr: string): Report {
  try {
    const report = JSON.parse(stdout);
    if (Array.isArray(report?.results?.failed_checks)) return report;
  } catch {
    // Told below, with what it said instead.
  }
  throw new UserError(`Checkov found nothing to look at, or failed:\n${`${stderr}${stdout}`.trim().slice(0, 2_000)}`);
}
