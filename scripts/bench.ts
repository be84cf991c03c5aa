import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { addFigures, type Figures } from "./bench/figures";
import { COMMANDS, freshClone } from "./bench/fresh-clone";
import { growth } from "./bench/growth";
import { type Measured, measuredNow } from "./bench/machine";
import { performancePage } from "./bench/page";
import { synthesis } from "./bench/synthesis";
import { targetsOf, verdictOf } from "./bench/targets";
import { TS_NODE } from "./bench/ways";
import { ROOT } from "./rehearsal/places";
import { runScript, UserError } from "./terraform/user-error";

const DOCS = join(ROOT, "docs");
const FEWEST_ROUNDS = 1;
const MOST_ROUNDS = 99;
const PARTS = ["synthesis", "growth", "commands"] as const;
const USAGE = `npm run bench [synthesis] [growth] [commands] [-- --all] [--rounds 5]
  measures and writes docs/performance.md: synthesis and growth take five minutes; commands, also with --all,
  runs npm ci, npm start and npm test in a fresh clone of what is committed and takes half an hour`;

/** With nothing else at work on the machine: what is measured is written into the docs. */
async function main(): Promise<void> {
  const options = { all: { type: "boolean" }, rounds: { type: "string", default: "5" } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const rounds = Number(values.rounds);
  const isRounds = Number.isInteger(rounds) && rounds >= FEWEST_ROUNDS && rounds <= MOST_ROUNDS;
  const strangers = positionals.filter((part) => !PARTS.some((each) => each === part));
  const problems = [
    ...strangers.map((part) => `a part must be one of ${PARTS.join(", ")}, got "${part}"`),
    ...(isRounds ? [] : [`--rounds must be a whole number from ${FEWEST_ROUNDS} to ${MOST_ROUNDS}, got "${values.rounds}"`]),
  ];
  if (problems.length > 0) throw new UserError([...problems, "", USAGE].join("\n"));
  const chosen = values.all ? PARTS : positionals.length > 0 ? positionals : ["synthesis", "growth"];

  if (chosen.includes("synthesis")) keep({ synthesis: { measured: now(), ...(await synthesis(rounds, console.log)) } });
  if (chosen.includes("growth")) keep({ growth: { measured: now(), rounds, sizes: growth(rounds, console.log) } });
  if (chosen.includes("commands")) {
    freshClone(COMMANDS, (name, seconds) => {
      console.log(`${name}: ${Math.round(seconds)} s`);
      keep({ commands: { [name]: { measured: now(), seconds } } });
    });
  }
  for (const target of targetsOf(keep({}))) console.log(`${target.what}: ${verdictOf(target)}`);
}

/** After each part, so that one that fails later takes nothing with it. */
function keep(added: Figures): Figures {
  const all = addFigures(join(DOCS, "performance.json"), added);
  writeFileSync(join(DOCS, "performance.md"), performancePage(all));
  return all;
}

function now(): Measured {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const { cdktf, esbuild, "@cdktf/provider-aws": provider } = dependencies;
  const { tsx, typescript } = devDependencies;
  return measuredNow({ cdktf, "provider-aws": provider, esbuild, tsx, "ts-node": TS_NODE, typescript });
}

runScript(main);
