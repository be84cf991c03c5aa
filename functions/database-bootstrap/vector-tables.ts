import { type Client, escapeIdentifier, escapeLiteral } from "pg";

/** A table of pieces of text and their vectors, as a knowledge base of Amazon Bedrock wants it. */
export interface VectorTable {
  readonly schema: string;
  readonly table: string;
  /** Length of its vectors; an HNSW index takes 2000 at most. */
  readonly dimensions: number;
}

/** Makes the tables that are missing, with both indexes that Bedrock asks for. The extension `vector` must be there. */
export async function ensureVectorTables(client: Pick<Client, "query">, tables: readonly VectorTable[]): Promise<void> {
  for (const wanted of tables) {
    for (const statement of statementsOf(wanted)) await client.query(statement);
    await refuseOtherLength(client, wanted);
  }
}

/** Columns and indexes. Source: Bedrock user guide, "Using Aurora PostgreSQL as a knowledge base". */
function statementsOf({ schema, table, dimensions }: VectorTable): string[] {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > 2_000) {
    throw new Error(`dimensions of ${schema}.${table} must be a whole number from 1 to 2000, got ${dimensions}`);
  }
  const name = nameOf(schema, table);
  const index = (role: string) => escapeIdentifier(`${table}_${role}`);
  return [
    `CREATE SCHEMA IF NOT EXISTS ${escapeIdentifier(schema)}`,
    `CREATE TABLE IF NOT EXISTS ${name} (id uuid PRIMARY KEY, embedding vector(${dimensions}), chunks text, metadata json)`,
    `CREATE INDEX IF NOT EXISTS ${index("near")} ON ${name} USING hnsw (embedding vector_cosine_ops) WITH (ef_construction = 256)`,
    `CREATE INDEX IF NOT EXISTS ${index("words")} ON ${name} USING gin (to_tsvector('simple', chunks))`,
  ];
}

/** A table that was there before keeps its vectors; those of another length cannot go in, and Bedrock would only say so later. */
async function refuseOtherLength(client: Pick<Client, "query">, { schema, table, dimensions }: VectorTable): Promise<void> {
  const { rows } = await client.query<{ type: string }>(
    `SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = ${escapeLiteral(nameOf(schema, table))}::regclass AND attname = 'embedding'`,
  );
  const found = rows[0]?.type.match(/^(?:\w+\.)?vector\((\d+)\)$/)?.[1];
  if (found !== String(dimensions)) {
    throw new Error(`${schema}.${table} holds ${rows[0]?.type ?? "no vectors"}, but vector(${dimensions}) was asked for`);
  }
}

const nameOf = (schema: string, table: string) => `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
