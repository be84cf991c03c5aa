import { createHash } from "node:crypto";

/** One step of the schema: its name says its place, its SQL never changes once it was applied. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** A step as the database remembers it. */
export interface Applied {
  readonly name: string;
  readonly sha256: string;
}

export const sha256Of = (sql: string): string => createHash("sha256").update(sql).digest("hex");

/** In order of their names, by code points: the same on every machine. */
export const inOrder = (migrations: readonly Migration[]): Migration[] =>
  [...migrations].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

/** What is wrong with what CI sent, before any database is asked. */
export function malformed(migrations: unknown): string | undefined {
  if (!Array.isArray(migrations)) return "migrations must be a list of { name, sql }";
  const names = migrations.map((each: Partial<Migration> | null) => each?.name);
  const wrong = migrations.findIndex(
    (each: Partial<Migration> | null) => typeof each?.sql !== "string" || !/^\d[\w.-]*\.sql$/.test(String(each.name)),
  );
  if (wrong >= 0) return `migrations[${wrong}] must have sql and a name such as "001_init.sql", got "${names[wrong]}"`;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice && `"${twice}" must be there once`;
}

/** The steps that are still to do, in order. @throws Error when the past was changed, or would be. */
export function pendingOf(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const known = new Map(applied.map(({ name, sha256 }) => [name, sha256]));
  const changed = migrations.filter(({ name, sql }) => known.has(name) && known.get(name) !== sha256Of(sql));
  if (changed.length > 0) throw new Error(`${list(changed)} changed after it was applied: add a migration instead`);
  const pending = inOrder(migrations).filter(({ name }) => !known.has(name));
  const last = inOrder(applied.map(({ name }) => ({ name, sql: "" }))).at(-1)?.name ?? "";
  const late = pending.filter(({ name }) => name < last);
  if (late.length > 0) throw new Error(`${list(late)} sorts before "${last}", which is applied: give it a later name`);
  return pending;
}

const list = (migrations: readonly Migration[]) => migrations.map(({ name }) => `"${name}"`).join(", ");
