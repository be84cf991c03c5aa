import { groupName, type SystemStacks } from "../../support/system-stacks";

/** One value of the system's description, and where to find it in what was synthesized. */
export interface Row {
  readonly value: string;
  readonly read: (stacks: SystemStacks, environment: string) => unknown;
  /** What it must be in every environment, or a function that says it for each: see `by` and `inProd`. */
  readonly is: unknown;
}

type PerEnvironment = (environment: string) => unknown;

export const by = (dev: unknown, staging: unknown, prod: unknown): PerEnvironment => {
  const values: Record<string, unknown> = { dev, staging, prod };
  return (environment) => values[environment];
};
export const inProd = (prod: unknown, others: unknown): PerEnvironment => by(others, others, prod);
/** A list of names, each with the environment in the place of `<env>`. */
export const named =
  (...names: string[]): PerEnvironment =>
  (environment) =>
    names.map((name) => name.replace("<env>", environment));

/** The values at paths of arguments, into the only block where there may be more; fails where nothing is written. */
export const args = (values: unknown, ...paths: string[]): unknown[] => paths.map((path) => arg(values, path));

export function arg(values: unknown, path: string): unknown {
  const found = path.split(".").reduce<unknown>((value, key) => {
    const inner = Array.isArray(value) ? only(value, path) : value;
    return typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[key] : undefined;
  }, values);
  if (found === undefined) throw new Error(`nothing is written at ${path}`);
  return found;
}

export function only<T>(list: readonly T[], what: string): T {
  if (list.length !== 1) throw new Error(`expected one ${what}, found ${list.length}`);
  return list[0];
}

/** A list that holds something: what is said of all of it would be true of nothing. */
export function all<T>(list: readonly T[], what: string): readonly T[] {
  if (list.length === 0) throw new Error(`no ${what} found`);
  return list;
}

/** Construct ids in a reference: it leads to the resource with this word in its path. */
export function leadsTo(reference: unknown, ...words: string[]): string {
  const found = words.filter((word) => String(reference).includes(word));
  return only(found, `of ${words.join(", ")} in ${reference}`);
}

/** The groups that something wears. */
export const groupsOf = (references: unknown) => all(references as string[], "security group").map((each) => groupName(each));

/** The tier of each subnet, one for each zone. */
export const tiersOf = (references: unknown) =>
  all(references as string[], "subnet").map((each) => /aws_subnet\.?([a-z]+)_[a-z]+-[a-z]+-\d/.exec(each)?.[1]);
