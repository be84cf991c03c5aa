import { type Estate, estateOf, type Placed, valuesAt } from "../../../scripts/docs/estate";
import { filesOf } from "../../support/stack-files";
import { type SystemStacks, systemIn } from "../../support/system-stacks";
import type { Built } from "../foundry-built";

/** One environment of foundry as the acceptance list looks at it. */
export interface Site extends Built {
  readonly stacks: SystemStacks;
  readonly estate: Estate;
  readonly account: string;
  readonly domain: string;
}

/** A line of the list, and one thing that must be so for it to be ticked. */
export interface Point {
  readonly line: string;
  readonly says: string;
  readonly check: (site: Site) => void;
}

/** What must be so for one line. */
export const pointsOf = (line: string, points: Readonly<Record<string, Point["check"]>>): Point[] =>
  Object.entries(points).map(([says, check]) => ({ line, says, check }));

export function siteOf(built: Built): Site {
  const { environment, outdir } = built;
  const files = filesOf(outdir, "foundry", environment);
  const isProd = environment === "prod";
  return {
    ...built,
    stacks: systemIn(outdir, "foundry", environment),
    estate: estateOf(files),
    account: isProd ? "222222222222" : "111111111111",
    domain: isProd ? "foundry.example.com" : `${environment}.foundry.example.com`,
  };
}

/** The service of a role, on App Runner or of ECS. */
export function serviceOf({ estate, environment }: Pick<Site, "estate" | "environment">, role: string): Placed {
  const name = `foundry-${environment}-${role}`;
  const found = [...estate.of("aws_apprunner_service"), ...estate.of("aws_ecs_service")].filter(
    ({ values }) => (values.service_name ?? values.name) === name,
  );
  return only(found, `service ${name}`);
}

/** What a service's containers are told. */
export function variablesOf(site: Site, role: string): Record<string, string> {
  const service = serviceOf(site, role);
  if (service.type === "aws_apprunner_service") {
    const path = "source_configuration.image_repository.image_configuration.runtime_environment_variables";
    return only(valuesAt(service, path), "block of variables") as Record<string, string>;
  }
  const [task] = site.estate.leads(service, "task_definition");
  const [{ environment }] = JSON.parse(String(task.values.container_definitions)) as { environment: Variable[] }[];
  return Object.fromEntries(environment.map(({ name, value }) => [name, value]));
}

interface Variable {
  readonly name: string;
  readonly value: string;
}

/** What a text refers to, as an argument of `from` would. */
export const referredBy = ({ estate }: Site, from: Placed, text: string): Placed[] =>
  estate.leads({ ...from, values: { text } }, "text");

/** The zones of the subnets that an argument names, all of one tier. */
export const placesOf = ({ estate }: Site, from: Placed, path: string) =>
  estate.leads(from, path).map(({ address }) => /^aws_subnet\.([a-z]+_us-east-1[ab])_/.exec(address)?.[1]);

/** The role words of the groups that an argument names. */
export const groupsAt = ({ estate }: Site, from: Placed, path: string) =>
  estate.leads(from, path).map(({ address }) => /^aws_security_group\.groups_([\w-]+)_group_/.exec(address)?.[1]);

export function only<T>(list: readonly T[], what: string): T {
  if (list.length !== 1) throw new Error(`expected one ${what}, found ${list.length}`);
  return list[0];
}
