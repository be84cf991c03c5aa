import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./rehearsal/places";

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const scratch = mkdtempSync(join(tmpdir(), "npm-test-"));
const bin = (name: string) => join(ROOT, "node_modules", ".bin", name);

/** `npm test [unit]`: everything that must hold, one step after the other; a step that fails does not hide the next. */
function main(): void {
  const onlyUnit = process.argv[2] === "unit";
  const steps: [string, () => Count][] = [
    ["format and lint", () => oneCheck("biome", ["check", "--error-on-warnings", "."])],
    ["types", () => oneCheck("tsc", ["--project", "."])],
    ["unit tests", () => jest("unit")],
  ];
  if (!onlyUnit) steps.push(["real Terraform: mocks, bootstrap, rehearsal", () => jest("terraform")]);

  const rows = steps.map(([title, step]) => {
    console.log(`\n── ${title}`);
    const begun = Date.now();
    return { title, ...step(), seconds: (Date.now() - begun) / 1000 };
  });
  rmSync(scratch, { recursive: true });

  console.log("");
  for (const { title, passed, failed, skipped, seconds } of rows) {
    console.log(`${seconds.toFixed(0).padStart(4)} s  ${title}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
  const total = (key: keyof Count) => rows.reduce((sum, row) => sum + row[key], 0);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
  if (total("failed") > 0) process.exitCode = 1;
}

function oneCheck(command: string, args: string[]): Count {
  const { status } = spawnSync(bin(command), args, { cwd: ROOT, stdio: "inherit" });
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Runs one jest project; what cannot even be loaded counts as failed. */
function jest(project: string): Count {
  const results = join(scratch, `${project}.json`);
  spawnSync(bin("jest"), ["--selectProjects", project, "--ci", "--maxWorkers=2", "--json", `--outputFile=${results}`], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(results, "utf8"),
    );
    const none = numPassedTests === 0 && numPendingTests === 0;
    return {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites + (none ? 1 : 0),
      skipped: numPendingTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

main();
