import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Listr } from "listr2";
import { catalogue } from "../environments";
import { stopLocalAws } from "./local-aws/local-aws";
import { absencesIn } from "./rehearsal/leave-out";
import { DEFAULT_FOLDER, DEFAULT_PORT, ROOT } from "./rehearsal/places";
import { preparation, type Stage } from "./rehearsal/prepare";
import { absenceList, outputList, table } from "./rehearsal/report";
import { type Outcome, rehearse } from "./rehearsal/run";
import { byProvider, notRun } from "./terraform/provider-needs";
import { readStacks, type Stack } from "./terraform/stacks";
import { stopSignal } from "./terraform/stop-signal";
import { runScript, UserError } from "./terraform/user-error";

/** Ports from 1024 that Node.js's `fetch` refuses to ask. Source: Fetch Standard, "Port blocking". */
const UNASKED_PORTS = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
];

/** `npm start [system] [environment]`: applies an environment to the AWS of this machine, with real Terraform. */
async function start(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string" }, folder: { type: "string" } },
  });
  const prefix = chosen(positionals);
  const folder = resolve(values.folder ?? DEFAULT_FOLDER);
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1024 || port > 65_533) {
    throw new UserError(`--port must be a whole number from 1024 to 65533, got ${values.port}`);
  }
  const refused = UNASKED_PORTS.filter((each) => each >= port && each <= port + 2);
  if (refused.length > 0) {
    throw new UserError(`--port must lead to three ports that Node.js asks, got ${port}: it never asks ${refused.join(", ")}`);
  }
  const begun = Date.now();
  const stage = {} as Stage;
  const stopping = stopSignal();

  try {
    const options = { ctx: stage, registerSignalListeners: false };
    await new Listr<Stage>(preparation(folder, port, stopping), options).run();
    stopping.throwIfAborted();
  } catch {
    if (!stage.running) await stopLocalAws(folder);
    if (stopping.aborted) console.error("\nStopped before anything was applied.");
    process.exitCode = 1; // The list of tasks says what is missing.
    return;
  }

  const [state] = readStacks(stage.out, "state-local");
  const { runnable: stacks, needing } = byProvider(readStacks(stage.out, `${prefix}-`));
  const results = await rehearse(stage.terraform, state, stacks);
  if (results.failures.length > 0) {
    const goOn = "The local AWS still runs: `npm start` goes on from what is there, `npm stop` removes it.";
    throw new UserError([`${prefix} was not rehearsed.`, ...results.failures, goOn].join("\n\n"));
  }
  show(prefix, [state, ...stacks], results.outcomes, (Date.now() - begun) / 1000);
  const absent = absenceList(
    stacks.map(({ name }) => name),
    absencesIn(stage.out),
  );
  if (absent) console.log(`\n${absent}`);
  if (needing.length > 0) console.log(`\n${needing.map(notRun).join("\n")}`);
}

/** `partner-dev` for `partner dev`; refuses what the catalogue does not know. */
function chosen([system = "partner", environment = "dev"]: string[]): string {
  const systems: Record<string, Record<string, unknown>> = catalogue.systems;
  const known = Object.entries(systems).map(([name, environments]) => `${name} (${Object.keys(environments).join(", ")})`);
  if (!systems[system]?.[environment]) throw new UserError(`There is no ${system} ${environment}; there is ${known.join(", ")}.`);
  return `${system}-${environment}`;
}

function show(prefix: string, stacks: readonly Stack[], outcomes: ReadonlyMap<string, Outcome>, total: number): void {
  const rows = stacks.flatMap(({ name }) => {
    const outcome = outcomes.get(name);
    return outcome ? [{ stack: name, ...outcome }] : [];
  });
  console.log(`\n${table(rows)}\n\n${outputList(rows)}\n`);
  const own = stacks.filter(({ name }) => name.startsWith(`${prefix}-`));
  const example = relative(ROOT, (own.find(({ name }) => name.endsWith("-network")) ?? own[0]).folder);
  console.log(`${prefix} stands on this machine, after ${total.toFixed(0)} s. Try next:`);
  console.log(`  terraform -chdir=${example} plan      plain Terraform, no CDKTF`);
  console.log(
    `  edit environments/${prefix.replace(/-(?=[^-]*$)/, "/")}.ts, then npm start again      only the change is applied`,
  );
  console.log("  npm stop      ends and removes the local AWS");
}

runScript(start);
