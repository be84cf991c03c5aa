import { type BootstrapRequest, bootstrap, type Surroundings } from "../../../functions/database-bootstrap/bootstrap";
import { handler } from "../../../functions/database-bootstrap/index";
import { type PostgresServer, startPostgres } from "../../support/postgres-server";

// PostgreSQL takes a few seconds to start where the machine is busy.

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.close());

const secretArn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:master";
const roles: BootstrapRequest["roles"] = [
  { name: "migrator", access: "owner" },
  { name: "api", access: "read-write" },
  { name: "reader", access: "read-only" },
];
const request = (changes: Partial<BootstrapRequest> = {}): BootstrapRequest => ({
  ...server.target,
  secretArn,
  extensions: ["vector"],
  roles,
  ...changes,
});
/** Secrets Manager with one secret. */
const secretsOf = (secret: object) => {
  const send = async () => ({ SecretString: JSON.stringify(secret) });
  return { send } as unknown as Surroundings["secrets"];
};
const run = (changes: Partial<BootstrapRequest> = {}, secret: object = { username: "shop", password: "secret" }) =>
  bootstrap(request(changes), { secrets: secretsOf(secret), authorities: server.authorities, waitSeconds: 10 });

/** Everything that a run may write to. */
const catalog = () =>
  server.query(`
    SELECT 'extension' AS kind, oid::text, extname::text AS name, extversion AS value FROM pg_extension
    UNION ALL SELECT 'role', oid::text, rolname, concat(rolcanlogin, rolsuper, rolcreaterole) FROM pg_authid
    UNION ALL SELECT 'member', '', roleid::regrole::text, member::regrole::text FROM pg_auth_members
    UNION ALL SELECT 'database', oid::text, datname, datacl::text FROM pg_database
    UNION ALL SELECT 'schema', oid::text, nspname, nspacl::text FROM pg_namespace
    UNION ALL SELECT 'table', oid::text, relname, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT 'later', defaclrole::text, defaclobjtype::text, defaclacl::text FROM pg_default_acl
    ORDER BY 1, 3, 2, 4`);
/** What a role may do with a table, in capitals. */
const privilegesOf = async (role: string, table: string) => {
  const kinds = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"];
  const [row] = await server.query<Record<string, boolean>>(
    `SELECT ${kinds.map((kind) => `has_table_privilege('${role}', '${table}', '${kind}') AS "${kind}"`).join()}`,
  );
  return kinds.filter((kind) => row[kind]);
};

test("where RDS's rds_iam is, roles log in with IAM, and the master user is no lasting member of them", async () => {
  await server.query(`
    CREATE ROLE rds_iam; CREATE ROLE master LOGIN CREATEROLE; ALTER DATABASE postgres OWNER TO master;
    GRANT rds_iam TO master WITH ADMIN TRUE, INHERIT FALSE, SET FALSE; SET SESSION AUTHORIZATION master`);
  const owned = [
    { name: "shop_migrator", access: "owner" },
    { name: "shop_api", access: "read-write" },
  ] as const;
  await run({ extensions: [], roles: owned });
  await run({ extensions: [], roles: owned });
  await server.query("SET SESSION AUTHORIZATION postgres");
  await server.query("ALTER DATABASE postgres OWNER TO postgres");
  const members = await server.query<{ role: string; member: string }>(`
    SELECT roleid::regrole::text AS role, member::regrole::text FROM pg_auth_members
    WHERE (inherit_option OR set_option) AND member::regrole::text LIKE ANY ('{shop%,master}') ORDER BY 1, 2`);
  expect(members).toEqual([
    { role: "rds_iam", member: "shop_api" },
    { role: "rds_iam", member: "shop_migrator" },
  ]);
  await server.query("SET ROLE shop_migrator; CREATE TABLE of_shop (id int); RESET ROLE");
  expect(await privilegesOf("shop_api", "of_shop")).toEqual(["SELECT", "INSERT", "UPDATE", "DELETE"]);
  for (const role of ["shop_migrator", "shop_api", "master", "rds_iam"])
    await server.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
});

test("tables of an owner that is no longer asked for are opened like the others", async () => {
  await server.query("CREATE ROLE master LOGIN CREATEROLE; ALTER DATABASE postgres OWNER TO master");
  await server.query("SET SESSION AUTHORIZATION master");
  const former = { name: "former", access: "owner" } as const;
  const api = { name: "shop_api", access: "read-write" } as const;
  await run({ extensions: [], roles: [former] });
  await server.query("SET SESSION AUTHORIZATION former; CREATE TABLE of_former (id int)");
  await server.query("SET SESSION AUTHORIZATION postgres; SET SESSION AUTHORIZATION master");
  await run({ extensions: [], roles: [{ name: "shop_migrator", access: "owner" }, api] });
  await server.query("SET SESSION AUTHORIZATION postgres; ALTER DATABASE postgres OWNER TO postgres");
  expect(await privilegesOf("shop_api", "of_former")).toEqual(["SELECT", "INSERT", "UPDATE", "DELETE"]);
  const lasting = "SELECT FROM pg_auth_members WHERE member = 'master'::regrole AND (inherit_option OR set_option)";
  expect(await server.query(lasting)).toEqual([]);
  for (const role of ["former", "shop_api", "shop_migrator", "master"])
    await server.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
});

test("an empty database gets the extensions and the roles, and their versions are told", async () => {
  await expect(run()).resolves.toEqual({ extensions: { vector: "0.8.7" }, roles: ["migrator", "api", "reader"] });
  const [{ distance }] = await server.query<{ distance: number }>("SELECT '[1,2]'::vector <-> '[4,6]' AS distance");
  expect(distance).toBe(5);
});

test("a second run changes nothing", async () => {
  await run();
  const before = await catalog();
  await expect(run()).resolves.toMatchObject({ extensions: { vector: "0.8.7" } });
  expect(await catalog()).toEqual(before);
});

test("a name that the server does not have is refused with those that are near, and nothing of the run remains", async () => {
  const newcomer = [{ name: "newcomer", access: "read-only" }] as const;
  await expect(run({ extensions: ["hstore", "pgvector"], roles: newcomer })).rejects.toThrow(
    /^PostgreSQL 18\.\d+ has no extension "hstore" and "pgvector" \(did you mean "vector"\?\); it has plpgsql, vector$/,
  );
  expect(await server.query("SELECT FROM pg_roles WHERE rolname = 'newcomer'")).toEqual([]);
});

test("tables that the owner makes later are open to the others, each as far as it may go", async () => {
  await run();
  await server.query("SET ROLE migrator; CREATE TABLE later (id serial PRIMARY KEY); RESET ROLE");
  expect(await privilegesOf("api", "later")).toEqual(["SELECT", "INSERT", "UPDATE", "DELETE"]);
  expect(await privilegesOf("reader", "later")).toEqual(["SELECT"]);
  expect(
    await server.query("SET ROLE api; INSERT INTO later DEFAULT VALUES RETURNING id; RESET ROLE; SELECT id FROM later"),
  ).toEqual([{ id: 1 }]);
});

test("a role that comes later reaches the tables that were there, and one that may do less loses the rest", async () => {
  await server.query("SET ROLE migrator; CREATE TABLE IF NOT EXISTS there (id int); RESET ROLE");
  await run({ roles: [...roles, { name: "report", access: "read-only" }] });
  expect(await privilegesOf("report", "there")).toEqual(["SELECT"]);
  await run({ roles: [roles[0], { name: "api", access: "read-only" }] });
  await server.query("SET ROLE migrator; CREATE TABLE after_that (id int); RESET ROLE");
  expect(await privilegesOf("api", "there")).toEqual(["SELECT"]);
  expect(await privilegesOf("api", "after_that")).toEqual(["SELECT"]);
});

test("names are quoted, whatever they hold", async () => {
  const name = 'x"; DROP TABLE there; --';
  await server.query("CREATE TABLE IF NOT EXISTS there (id int)");
  await run({ roles: [roles[0], { name, access: "read-write" }] });
  const found = await server.query<{ rolname: string }>(`SELECT rolname FROM pg_roles WHERE rolname LIKE 'x%'`);
  expect(found).toEqual([{ rolname: name }]);
  expect(await privilegesOf(name.replaceAll("'", "''"), "there")).toEqual(["SELECT", "INSERT", "UPDATE", "DELETE"]);
});

test("a newer version that came with the engine is taken, and the vectors stay", async () => {
  await run();
  await server.query("CREATE TABLE embedded AS SELECT '[1,2,3]'::vector AS embedding");
  const folder = "/pglite/share/postgresql/extension";
  await server.query(`
    COPY (SELECT 'SELECT 1;') TO '${folder}/vector--0.8.7--0.8.9.sql';
    COPY (VALUES ('default_version = ''0.8.9'''), ('module_pathname = ''$libdir/vector''')) TO '${folder}/vector.control'`);
  await expect(run()).resolves.toMatchObject({ extensions: { vector: "0.8.9" } });
  expect(await server.query("SELECT embedding::text FROM embedded")).toEqual([{ embedding: "[1,2,3]" }]);
});

test("a secret without a password is refused, not logged", async () => {
  await expect(run({}, { username: "shop" })).rejects.toThrow(`${secretArn} must hold username and password`);
});

test("when Terraform takes the run away, nothing is taken out of the database, and the result says so", async () => {
  const kept = { kept: "extensions, roles and data stay in the database" };
  await expect(handler({ ...request({ host: "nowhere.invalid" }), tf: { action: "delete" } })).resolves.toEqual(kept);
});
