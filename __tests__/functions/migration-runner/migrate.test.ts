import { migrate, preview } from "../../../functions/migration-runner/migrate";
import { type Migration, sha256Of } from "../../../functions/migration-runner/migrations";
import { connect } from "../../../functions/postgres/connect";
import { type PostgresServer, startPostgres } from "../../support/postgres-server";

// PostgreSQL takes a few seconds to start where the machine is busy.

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(() => server.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
afterAll(() => server.close());

const users: Migration = { name: "001_users.sql", sql: "CREATE TABLE users (id int PRIMARY KEY);" };
const names: Migration = { name: "002_names.sql", sql: "ALTER TABLE users ADD name text;\nUPDATE users SET name = '';" };
const orders: Migration = { name: "010_orders.sql", sql: "CREATE TABLE orders (id int REFERENCES users);" };

async function run(migrations: readonly Migration[], how: typeof migrate = migrate, milliseconds = 60_000) {
  const { target, authorities } = server;
  const login = async () => ({ user: "migrator", password: "token" });
  const client = await connect({ target, login, authorities, waitSeconds: 10, statementSeconds: 60 });
  return how(client, migrations, Date.now() + milliseconds).finally(() => client.end());
}
const recorded = () => server.query("SELECT name, sha256 FROM schema_migrations ORDER BY name");
const tables = async () =>
  (
    await server.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1",
    )
  ).map(({ name }) => name);

test("steps are applied in the order of their names, whatever order they came in, and noted with their content", async () => {
  await expect(run([orders, names, users])).resolves.toEqual({ applied: [users.name, names.name, orders.name], pending: [] });
  expect(await recorded()).toEqual([users, names, orders].map(({ name, sql }) => ({ name, sha256: sha256Of(sql) })));
});

test("a second run applies nothing, and a new step is all that a later one applies", async () => {
  await run([users, names]);
  await expect(run([users, names])).resolves.toEqual({ applied: [], pending: [] });
  await expect(run([users, names, orders])).resolves.toEqual({ applied: [orders.name], pending: [] });
});

test("a dry run says what would be applied and leaves the database alone", async () => {
  await expect(run([names, users], preview)).resolves.toEqual({ applied: [], pending: [users.name, names.name] });
  expect(await tables()).toEqual([]);
});

test("a step that was changed after it was applied is refused, and nothing else is applied", async () => {
  await run([users]);
  const changed = { ...users, sql: `${users.sql} -- later` };
  await expect(run([changed, names])).rejects.toThrow('"001_users.sql" changed after it was applied: add a migration instead');
  await expect(run([changed, names], preview)).rejects.toThrow('"001_users.sql" changed');
  expect(await recorded()).toHaveLength(1);
});

test("a step that sorts before an applied one is refused", async () => {
  await run([users, orders]);
  await expect(run([users, names, orders])).rejects.toThrow(
    '"002_names.sql" sorts before "010_orders.sql", which is applied: give it a later name',
  );
});

test("a failing step is named with the place and the database's words, and leaves nothing of itself", async () => {
  const failing = { name: "002_fails.sql", sql: "CREATE TABLE half (id int);\n  INSERT INTO nowhere VALUES (1);" };
  await expect(run([users, failing, orders])).rejects.toThrow(
    '002_fails.sql, line 2, column 15: relation "nowhere" does not exist; applied before it: 001_users.sql',
  );
  expect(await tables()).toEqual(["schema_migrations", "users"]);
  await expect(run([users, { ...failing, sql: "SELECT 1" }, orders])).resolves.toMatchObject({
    applied: ["002_fails.sql", "010_orders.sql"],
  });
});

test("a step that ends its own transaction is refused and not noted", async () => {
  const escaping = { name: "001_escapes.sql", sql: "CREATE TABLE escaped (id int); COMMIT; CREATE TABLE too (id int);" };
  await expect(run([escaping])).rejects.toThrow("001_escapes.sql must not end the transaction it runs in");
  expect(await tables()).not.toContain("schema_migrations");
});

test("what a step sets for its session does not bind the next", async () => {
  const dumped = { name: "001_dumped.sql", sql: "SELECT set_config('search_path', '', false);" };
  await expect(run([dumped, { ...users, name: "002_users.sql" }])).resolves.toMatchObject({ pending: [] });
  expect(await tables()).toContain("users");
});

test("each step holds the lock that keeps other runs out", async () => {
  const sql = "CREATE TABLE held AS SELECT count(*)::int AS locks FROM pg_locks WHERE locktype = 'advisory' AND granted";
  await run([{ name: "001_held.sql", sql }]);
  expect(await server.query("SELECT locks FROM held")).toEqual([{ locks: 1 }]);
});

test("two runs at the same time apply each step once", async () => {
  const steps = Array.from({ length: 8 }, (_, step) => ({ name: `00${step + 1}.sql`, sql: `CREATE TABLE t${step} (id int)` }));
  const [one, other] = await Promise.all([run(steps), run(steps)]);
  expect([...one.applied, ...other.applied].sort()).toEqual(steps.map(({ name }) => name));
  expect(await recorded()).toHaveLength(8);
});

test("the server ends a statement before the run itself could be cut off", async () => {
  const look = { name: "001_look.sql", sql: "CREATE TABLE look AS SELECT current_setting('statement_timeout') AS within" };
  await run([look], migrate, 45_000);
  const [{ milliseconds }] = await server.query<{ milliseconds: number }>(
    "SELECT extract(milliseconds FROM within::interval)::int AS milliseconds FROM look",
  );
  expect(milliseconds).toBeGreaterThan(30_000);
  expect(milliseconds).toBeLessThanOrEqual(45_000);
});

test("no step is begun for which no time is left", async () => {
  await expect(run([users], migrate, 0)).rejects.toThrow(
    "no time is left for 001_users.sql: send the same migrations again; nothing was applied",
  );
  expect(await tables()).toEqual([]);
});
