import { type Client, escapeIdentifier } from "pg";

interface Offered {
  readonly name: string;
  readonly installed: string | null;
  /** Whether the server brings a newer default and knows the way there, as after an upgrade of the engine. */
  readonly outdated: boolean;
}

const OFFERED = `
  SELECT name, installed_version AS installed, EXISTS (
    SELECT FROM pg_extension_update_paths(name)
    WHERE source = installed_version AND target = default_version AND path IS NOT NULL
  ) AS outdated
  FROM pg_available_extensions ORDER BY name`;

/** Installs the extensions that are missing, upgrades those that are outdated, and says which versions there are now. */
export async function ensureExtensions(client: Client, names: readonly string[]): Promise<Record<string, string>> {
  const { rows: offered } = await client.query<Offered>(OFFERED);
  const unknown = names.filter((name) => !offered.some((each) => each.name === name));
  if (unknown.length > 0) throw new Error(await refusal(client, unknown, offered));
  for (const { name, installed, outdated } of offered.filter((each) => names.includes(each.name))) {
    if (installed === null) await client.query(`CREATE EXTENSION IF NOT EXISTS ${escapeIdentifier(name)}`);
    else if (outdated) await client.query(`ALTER EXTENSION ${escapeIdentifier(name)} UPDATE`);
  }
  const { rows: versions } = await client.query<{ name: string; version: string }>(
    "SELECT extname AS name, extversion AS version FROM pg_extension WHERE extname = ANY($1) ORDER BY extname",
    [names],
  );
  return Object.fromEntries(versions.map(({ name, version }) => [name, version]));
}

async function refusal(client: Client, unknown: readonly string[], offered: readonly Offered[]): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  const names = offered.map(({ name }) => name);
  const wrong = unknown.map((name) => {
    const near = names.filter((other) => isNear(name, other));
    return `"${name}"${near.length > 0 ? ` (did you mean ${near.map((each) => `"${each}"`).join(" or ")}?)` : ""}`;
  });
  return `PostgreSQL ${rows[0].server_version} has no extension ${wrong.join(" and ")}; it has ${names.join(", ")}`;
}

/** One name in the other, as in `pgvector`, or the same beginning, as in `vectro`. */
const isNear = (wanted: string, name: string) =>
  wanted.includes(name) || name.includes(wanted) || name.slice(0, 3) === wanted.slice(0, 3);
