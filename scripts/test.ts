import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./rehearsal/places";
import { runScript, UserError } from "./terraform/user-error";

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const scratch = mkdtempSync(join(tmpdir(), "npm-test-"));
const bin = (name: string) => join(ROOT, "node_modules", ".bin", name);

type Step = readonly [title: string, run: () => Count];

const lint: Step = ["format and lint", () => oneCheck("biome", ["check", "--error-on-warnings", "."])];
const types: Step = ["types", () => oneCheck("tsc", ["--project", "."])];
const unit: Step = ["unit tests: what is synthesized", () => jest(15, ["unit"])];
const programs: Step = ["tests of programs: commands, workflows, functions, instances", () => jest(15, ["programs", "isolated"])];
const terraform: Step = ["real Terraform: mocks, bootstrap, one rehearsal; checkov", () => jest(60, ["terraform"])];
const others: Step = ["the rehearsals of the other systems", () => jest(60, ["rehearsal"])];

/** The rehearsal of one system, by the name of its test. */
function rehearsalOf(system = ""): Step {
  const rehearsed = readdirSync(join(ROOT, "__tests__", "terraform"))
    .flatMap((file) => /^(.+)-rehearsal\.test\.ts$/.exec(file)?.[1] ?? [])
    .sort();
  if (!rehearsed.includes(system)) {
    throw new UserError(`npm run rehearse -- takes one of all, ${rehearsed.join(", ")}, got "${system}".`);
  }
  return [`the rehearsal of ${system}`, () => jest(60, ["rehearsal"], "--testPathPatterns", `/${system}-rehearsal\\.test`)];
}

/** What is asked for, by the first word; none is what a change needs while it is made. */
const choices: Readonly<Record<string, (word?: string) => readonly Step[]>> = {
  "": () => [lint, types, unit, programs, terraform],
  unit: () => [lint, types, unit],
  rehearse: (system) => [system === "all" ? others : rehearsalOf(system)],
  all: () => [lint, types, unit, programs, terraform, others],
};

/** `npm test [unit|all]`, `npm run rehearse -- all|<system>`: one step after the other; one that fails hides none. */
function main(): void {
  const [choice = "", word] = process.argv.slice(2);
  const steps = choices[choice]?.(word);
  if (!steps) throw new UserError(`npm test takes nothing, "unit" or "all", got "${choice}".`);
  const rows = steps.map(([title, step]) => {
    console.log(`\n── ${title}`);
    const begun = Date.now();
    return { title, ...step(), seconds: (Date.now() - begun) / 1000 };
  });

  console.log("");
  for (const { title, passed, failed, skipped, seconds } of rows) {
    console.log(`${seconds.toFixed(0).padStart(4)} s  ${title}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }
  const total = (key: keyof Count) => rows.reduce((sum, row) => sum + row[key], 0);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
  if (total("failed") > 0) process.exitCode = 1;
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
}

function oneCheck(command: string, args: string[]): Count {
  const { status } = spawnSync(bin(command), args, { cwd: ROOT, stdio: "inherit" });
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Runs some jest projects; what cannot even be loaded counts as failed, and so does a file without a test. What takes
 * longer than `minutes` hangs: on two cores each takes half of it at most.
 */
function jest(minutes: number, projects: readonly string[], ...only: string[]): Count {
  const results = join(scratch, `${projects.join("-")}.json`);
  const options = ["--ci", "--maxWorkers=2", "--json", `--outputFile=${results}`];
  spawnSync(bin("jest"), ["--selectProjects", ...projects, ...options, ...only], {
    cwd: ROOT,
    // What tests leave in the temporary folder goes with ours.
    env: { ...process.env, TMPDIR: scratch },
    stdio: ["ignore", "ignore", "inherit"],
    timeout: minutes * 60_000,
  });
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(results, "utf8"),
    );
    const empty = testResults.filter(({ assertionResults }: { assertionResults: unknown[] }) => assertionResults.length === 0);
    const none = testResults.length === 0 ? 1 : 0;
    return {
      passed: numPassedTests,
      failed: numFailedTests + Math.max(numRuntimeErrorTestSuites, empty.length) + none,
      skipped: numPendingTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

runScript(async () => main());
