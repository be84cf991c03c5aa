import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { machine } from "./bench/machine";
import { medianOf } from "./bench/spread";
import { markdownTable } from "./docs/markdown-table";
import { ROOT } from "./rehearsal/places";
import { runScript, UserError } from "./terraform/user-error";

const PAGE = join(ROOT, "docs", "operations", "speed.md");
const ROUNDS = 3;
const MOST_OVERHEAD = 0.05;
const LEAST_GAIN = 1.6;

/** Seconds that one run took as a whole, and that it spent in Terraform. */
interface Measured {
  readonly whole: number;
  readonly terraform: number;
}

/**
 * `node --import tsx scripts/measure-runner.ts <output folder> <stacks>`: plans applied stacks one after the other and side by
 * side, in turns, and writes into the docs what the runner costs and saves. On Linux, with nothing else at work.
 */
async function main(): Promise<void> {
  const [from, pattern] = process.argv.slice(2);
  if (!from || !pattern)
    throw new UserError("Name an output folder whose stacks are applied, and stacks: .rehearsal/local/out 'partner-dev-*'");
  const rounds = Array.from({ length: ROUNDS }, () => ({
    serial: planned(resolve(from), pattern, 1),
    parallel: planned(resolve(from), pattern),
  }));
  const serial = medianOf(rounds.map((round) => round.serial.whole));
  const overhead = medianOf(rounds.map(({ serial: { whole, terraform } }) => whole / terraform - 1));
  const side = medianOf(rounds.map((round) => round.parallel.whole));
  const gain = medianOf(rounds.map((round) => round.serial.whole / round.parallel.whole));
  const rows = [
    ["planning the stacks of an environment", "seconds", "limit"],
    ["one after the other", serial.toFixed(1), ""],
    [`${availableParallelism() + 1} side by side, as it is usual on this machine`, side.toFixed(1), ""],
    ["times as fast", gain.toFixed(2), `at least ${LEAST_GAIN}`],
    ["more than Terraform's own time", `${(100 * overhead).toFixed(1)} %`, `below ${100 * MOST_OVERHEAD} %`],
  ];
  const text = `${markdownTable(rows)}\n\nMedian of ${ROUNDS} rounds, ${new Date().toISOString().slice(0, 10)}, ${machine()}.`;
  const between = /(<!-- runner -->\n)[\s\S]*(<!-- \/runner -->)/;
  writeFileSync(
    PAGE,
    readFileSync(PAGE, "utf8").replace(between, (_, begin, end) => `${begin}\n${text}\n\n${end}`),
  );
  console.log(text);
}

function planned(from: string, pattern: string, parallel?: number): Measured {
  const { folder, log } = clockedTerraform();
  const begun = process.hrtime.bigint();
  const args = [
    "scripts/enter.cjs",
    "terraform",
    "drift",
    pattern,
    "--from",
    from,
    ...(parallel ? ["--parallel", String(parallel)] : []),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, PATH: [folder, process.env.PATH].join(delimiter) },
  });
  const whole = Number(process.hrtime.bigint() - begun) / 1e9;
  if (status !== 0) throw new UserError(`The stacks must be applied, and without drift:\n${stdout}${stderr}`);
  const milliseconds = readFileSync(log, "utf8").trim().split("\n").map(Number);
  return { whole, terraform: milliseconds.reduce((sum, each) => sum + each, 0) / 1e3 };
}

/** A `terraform` that writes down how long the real one took. */
function clockedTerraform() {
  const folder = mkdtempSync(join(tmpdir(), "clocked-"));
  const log = join(folder, "milliseconds");
  const real = spawnSync("sh", ["-c", "command -v terraform"], { encoding: "utf8" }).stdout.trim();
  const script = `#!/bin/sh
begun=$(date +%s%N)
'${real}' "$@"
code=$?
echo "$((($(date +%s%N) - begun) / 1000000))" >> '${log}'
exit "$code"
`;
  writeFileSync(join(folder, "terraform"), script, { mode: 0o755 });
  return { folder, log };
}

runScript(main);
