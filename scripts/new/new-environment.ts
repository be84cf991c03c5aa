import { existsSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../environments";
import { type Environment, environmentEntries, fewestProdLogDays } from "../../environments/environment";
import { UserError } from "../terraform/user-error";
import { type Changed, environmentCopy } from "./environment-file";
import { formatted } from "./formatted";
import { KEEP } from "./new-system";
import type { Addition, Project } from "./project";
import { withEnvironment } from "./registered";

type Name = Environment["environment"];

/** Which environment's file is nearest to a new one, the best first. */
const NEAREST: Readonly<Record<Name, readonly Name[]>> = {
  dev: ["staging", "prod"],
  staging: ["dev", "prod"],
  prod: ["staging", "dev"],
};

type Named = Environment & { readonly names?: { readonly domain: string } };
const systems: Readonly<Record<string, Readonly<Partial<Record<string, Named>>>>> = catalogue.systems;

/**
 * An environment of a system as a copy of its nearest one.
 * @throws UserError with everything that is wrong with the words given.
 */
export function newEnvironment(project: Project, system: string, environment: string): Addition {
  const path = `environments/${system}/${environment}.ts`;
  const known = environmentEntries.environment.options;
  const isPermitted = (name: string): name is Name => (known as readonly string[]).includes(name);
  const problems = [
    ...(Object.hasOwn(systems, system)
      ? []
      : [`system must be ${Object.keys(systems).join(" or ")}, got ${JSON.stringify(system)}`]),
    ...(isPermitted(environment) ? [] : [`environment must be ${known.join(" or ")}, got ${JSON.stringify(environment)}`]),
    ...(existsSync(join(project.root, path)) ? [`environment must be a new one: ${path} is there already`] : []),
  ];
  if (problems.length > 0 || !isPermitted(environment)) {
    throw new UserError([`${path} cannot be made:`, ...problems].join("\n  - "));
  }
  const from = NEAREST[environment].find((each) => systems[system][each]);
  const source = from && systems[system][from];
  if (!source) throw new UserError(`${system} has no environment to begin with; write ${path} yourself.`);
  const copy = environmentCopy(project.read(`environments/${system}/${from}.ts`), {
    system,
    from,
    to: environment,
    account: accountOf(environment) ?? source.account.name,
    domain: source.names?.domain,
    fields: environment === "prod" ? inProd(source) : {},
  });
  const index = withEnvironment(project.read("environments/index.ts"), system, environment);
  return {
    made: [{ path, text: copy.text }],
    changed: [formatted({ path: "environments/index.ts", text: index })],
    next: [
      `read ${path} whole: it is ${from} but for these words`,
      ...copy.changed.map(told),
      `diff environments/${system}/${from}.ts ${path}`,
      `npm run synth, which says what else ${environment} asks for`,
      ...KEEP,
    ],
  };
}

/** The account that other systems' environments of this name run in. */
const accountOf = (environment: Name): string | undefined =>
  Object.values(systems).flatMap((each) => each[environment]?.account.name ?? [])[0];

/** Prod keeps its data and its logs. */
const inProd = ({ logDays }: Named): Record<string, string> => ({
  data: '"durable"',
  logDays: String(Math.max(logDays, fewestProdLogDays)),
});

const told = ({ field, from, to }: Changed): string => `  ${field}: ${from} → ${to}`;
