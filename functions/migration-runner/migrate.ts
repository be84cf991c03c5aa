import { type Client, DatabaseError } from "pg";
import { inTurn } from "../postgres/in-turn";
import { type Applied, type Migration, pendingOf, sha256Of } from "./migrations";

export interface MigrationResult {
  /** Applied by this run, in this order. */
  readonly applied: readonly string[];
  /** Still to do: all of them in a dry run, else none. */
  readonly pending: readonly string[];
}

const TURN = "schema-migrations";

/** What is still to do, without doing it. */
export async function preview(client: Client, migrations: readonly Migration[]): Promise<MigrationResult> {
  return { applied: [], pending: pendingOf(migrations, await readApplied(client)).map(({ name }) => name) };
}

/**
 * Applies what is still to do, each step in a transaction of its own together with the note that it was applied. The
 * past is read again in every transaction, so that two runs at the same time share the work and do nothing twice.
 * Past `until`, in milliseconds since 1970, nothing is begun, and the server ends what still runs: who runs this may be
 * cut off then, and could not.
 */
export async function migrate(client: Client, migrations: readonly Migration[], until: number): Promise<MigrationResult> {
  const applied: string[] = [];
  for (;;) {
    // What one step has set for its session must not bind the next.
    await client.query("RESET ALL");
    const next = await inTurn(client, TURN, async () => {
      const [step] = pendingOf(migrations, await readApplied(client));
      if (step) await apply(client, step, { applied, until });
      return step;
    });
    if (!next) return { applied, pending: [] };
    applied.push(next.name);
  }
}

async function readApplied(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<{ present: boolean }>(
    "SELECT to_regclass('public.schema_migrations') IS NOT NULL AS present",
  );
  if (!rows[0].present) return [];
  return (await client.query<Applied>("SELECT name, sha256 FROM public.schema_migrations")).rows;
}

interface Run {
  /** What it applied so far. */
  readonly applied: readonly string[];
  readonly until: number;
}

async function apply(client: Client, { name, sql }: Migration, { applied, until }: Run): Promise<void> {
  const done = applied.length > 0 ? `; applied before it: ${applied.join(", ")}` : "; nothing was applied";
  const left = Math.floor(until - Date.now());
  if (left < 1) throw new Error(`no time is left for ${name}: send the same migrations again${done}`);
  await client.query(`SET LOCAL statement_timeout = ${left}`);
  const transaction = await transactionOf(client);
  try {
    await client.query(sql);
  } catch (error) {
    throw new Error(`${name}${placeOf(sql, error)}: ${error instanceof Error ? error.message : error}${done}`, { cause: error });
  }
  if ((await transactionOf(client)) !== transaction) {
    throw new Error(`${name} must not end the transaction it runs in: part of it is in the database and not noted as applied`);
  }
  await client.query(`CREATE TABLE IF NOT EXISTS public.schema_migrations (
    name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  await client.query("INSERT INTO public.schema_migrations (name, sha256) VALUES ($1, $2)", [name, sha256Of(sql)]);
}

async function transactionOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>("SELECT pg_current_xact_id()::text AS id");
  return rows[0].id;
}

/** ", line 3, column 7", where PostgreSQL says the place. */
function placeOf(sql: string, error: unknown): string {
  if (!(error instanceof DatabaseError) || !error.position) return "";
  const before = [...sql].slice(0, Number(error.position) - 1).join("");
  const lines = before.split("\n");
  return `, line ${lines.length}, column ${[...(lines.at(-1) ?? "")].length + 1}`;
}
