import type { Client } from "pg";
import { ensureVectorTables } from "../../../functions/database-bootstrap/vector-tables";
import { type PostgresServer, startPostgres } from "../../support/postgres-server";

const wanted = { schema: "knowledge_base", table: "titan_v2_4", dimensions: 4 };
let server: PostgresServer;
const client = { query: async (sql: string) => ({ rows: await server.query(sql) }) } as unknown as Pick<Client, "query">;
const ensure = (tables = [wanted]) => ensureVectorTables(client, tables);

beforeAll(async () => {
  server = await startPostgres();
  await server.query("CREATE EXTENSION vector");
}, 60_000);
beforeEach(() => server.query("DROP SCHEMA IF EXISTS knowledge_base CASCADE"));
afterAll(() => server.close());

test("a text is found by the vector that is nearest, and by its words", async () => {
  await ensure();
  await server.query(`INSERT INTO knowledge_base.titan_v2_4 VALUES
    (gen_random_uuid(), '[1,0,0,0]', 'how to open an account', '{"page": 1}'),
    (gen_random_uuid(), '[0,1,0,0]', 'how to close an account', '{"page": 2}')`);
  const near = await server.query("SELECT chunks FROM knowledge_base.titan_v2_4 ORDER BY embedding <=> '[0.1,0.9,0,0]' LIMIT 1");
  expect(near).toEqual([{ chunks: "how to close an account" }]);
  const words = await server.query(
    "SELECT metadata FROM knowledge_base.titan_v2_4 WHERE to_tsvector('simple', chunks) @@ to_tsquery('simple', 'open')",
  );
  expect(words).toEqual([{ metadata: { page: 1 } }]);
});

test("it has the two indexes that Bedrock asks for", async () => {
  await ensure();
  const rows = await server.query<{ indexdef: string }>(
    "SELECT indexdef FROM pg_indexes WHERE tablename = 'titan_v2_4' ORDER BY indexname",
  );
  expect(rows.map(({ indexdef }) => indexdef.replace(/^.* USING /, ""))).toEqual([
    "hnsw (embedding vector_cosine_ops) WITH (ef_construction='256')",
    "btree (id)",
    "gin (to_tsvector('simple'::regconfig, chunks))",
  ]);
});

test("a second run changes nothing and keeps what is in the table", async () => {
  await ensure();
  await server.query("INSERT INTO knowledge_base.titan_v2_4 VALUES (gen_random_uuid(), '[1,0,0,0]', 'kept', '{}')");
  await ensure();
  const rows = await server.query("SELECT chunks FROM knowledge_base.titan_v2_4");
  expect(rows).toEqual([{ chunks: "kept" }]);
});

test("a table with vectors of another length is refused", async () => {
  await ensure();
  await expect(ensure([{ ...wanted, dimensions: 8 }])).rejects.toThrow(
    "knowledge_base.titan_v2_4 holds vector(4), but vector(8) was asked for",
  );
});

test.each([0, 2_001, 1.5])("vectors of length %s are refused before anything is made", async (dimensions) => {
  await expect(ensure([{ ...wanted, dimensions }])).rejects.toThrow("must be a whole number from 1 to 2000");
  const rows = await server.query("SELECT FROM pg_namespace WHERE nspname = 'knowledge_base'");
  expect(rows).toEqual([]);
});
