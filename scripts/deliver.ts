import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { applyPlans } from "./delivery/apply-plans";
import { type Delivery, type Direction, keepDelivery, PLAN, readDelivery } from "./delivery/delivery";
import { everyEnvironment, prefixOf, whereIs } from "./delivery/places";
import { isBehindOnly, type PlanJson } from "./delivery/plan-json";
import { planStacks } from "./delivery/plan-stacks";
import { applySummary, planSummary } from "./delivery/summary";
import { ROOT } from "./rehearsal/places";
import { shellTerraform } from "./terraform/shell-terraform";
import { readStacks, type Stack } from "./terraform/stacks";
import { runScript, UserError } from "./terraform/user-error";

const USAGE = `Say one of these:
  environments                                             every environment (that trusts GITHUB_REPOSITORY), for a matrix
  where <system> <environment>                             its region, and the roles that plan and apply it
  plan <system> <environment> [--stacks "network api"]     plans what is synthesized, and keeps it in cdktf.out/delivery
       [--destroy] [--unchanged]                           … to take it down; … and fails when anything would change
  apply                                                    applies exactly what was kept`;

const OUT = process.env.CDKTF_OUTDIR ?? join(ROOT, "cdktf.out");
const KEPT = join(OUT, "delivery");

/**
 * What the workflows in `.github/workflows` run, and people can: plain Terraform over synthesized stacks, in their order,
 * with the AWS credentials of the shell. `npm run synth` comes first.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { stacks: { type: "string" }, destroy: { type: "boolean" }, unchanged: { type: "boolean" } },
  });
  const [command, system = "", environment = ""] = positionals;
  if (command === "environments") tell({ environments: JSON.stringify(everyEnvironment(process.env.GITHUB_REPOSITORY)) });
  else if (command === "where") tell(whereIs(system, environment));
  else if (command === "apply") await apply();
  else if (command === "plan") {
    const delivery = await plan(prefixOf(system, environment), values.stacks ?? "all", values.destroy ? "destroy" : "apply");
    const bad = values.unchanged ? ["planned", "waits", "failed"] : ["failed"];
    const found = delivery.stacks.filter(({ outcome }) => bad.includes(outcome.kind));
    if (found.some(({ name, outcome }) => outcome.kind !== "planned" || !isBehindOnly(keptPlan(name)))) process.exitCode = 1;
  } else throw new UserError(USAGE);
}

async function plan(prefix: string, wanted: string, direction: Direction): Promise<Delivery> {
  const all = readStacks(OUT, `${prefix}-`);
  const stacks = chosen(all, prefix, wanted);
  if (direction === "destroy") {
    requireReaders(stacks, all);
    stacks.reverse();
  }
  const delivery = { prefix, direction, stacks: await planStacks(shellTerraform(), stacks, direction, console.log) };
  keepDelivery(KEPT, OUT, stacks, delivery);
  const folderOf = (name: string) => stacks.find((stack) => stack.name === name)?.folder ?? "";
  summarize(planSummary(delivery, (name) => readFileSync(join(folderOf(name), PLAN.text), "utf8")));
  tell({ changes: String(delivery.stacks.some(({ outcome }) => outcome.kind === "planned")) });
  return delivery;
}

/** What was planned for a stack, by its whole name. */
function keptPlan(name: string): PlanJson {
  const stack = readStacks(KEPT, name).find((each) => each.name === name);
  return JSON.parse(readFileSync(join(stack?.folder ?? "", PLAN.json), "utf8"));
}

/** The stacks that were named, by their layers' names or `all`; refuses a name that is none. */
function chosen(stacks: Stack[], prefix: string, wanted: string): Stack[] {
  const names = wanted.split(/[\s,]+/).filter(Boolean);
  if (names.length === 0 || wanted.trim() === "all") return stacks;
  const layers = stacks.map(({ name }) => name.slice(prefix.length + 1));
  const unknown = names.filter((name) => !layers.includes(name));
  if (unknown.length > 0) throw new UserError(`${prefix} has no stack ${unknown.join(", ")}; it has ${layers.join(", ")}.`);
  return stacks.filter(({ name }) => names.includes(name.slice(prefix.length + 1)));
}

/**
 * Refuses to take away what other stacks stand on while they stay. AWS would refuse some of it, but only after the rest is
 * gone, such as a network's routes. Those that are gone already do no harm when they are named.
 */
function requireReaders(stacks: readonly Stack[], all: readonly Stack[]): void {
  for (const { name } of stacks) {
    const left = all.filter((each) => each.dependencies.includes(name) && !stacks.includes(each)).map((each) => each.name);
    if (left.length > 0) throw new UserError(`${left.join(", ")} must be named too, because ${name} is what it stands on.`);
  }
}

async function apply(): Promise<void> {
  const applied = await applyPlans(shellTerraform(), KEPT, console.log);
  summarize(applySummary(readDelivery(KEPT).prefix, applied));
  if (applied.some(({ problem }) => problem)) process.exitCode = 1;
}

/** In a workflow, to the job's summary page; to a person, on the terminal. */
function summarize(text: string): void {
  if (process.env.GITHUB_STEP_SUMMARY) appendFileSync(process.env.GITHUB_STEP_SUMMARY, `${text}\n`);
  else console.log(`\n${text}`);
}

/** In a workflow, also to the steps that follow. */
function tell(values: Readonly<Record<string, string>>): void {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  console.log(lines.join("").trim());
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, lines.join(""));
}

runScript(main);
