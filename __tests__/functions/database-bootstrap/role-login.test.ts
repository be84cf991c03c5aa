import { Client } from "pg";
import { type BootstrapRequest, bootstrap, type Surroundings } from "../../../functions/database-bootstrap/bootstrap";
import { type PostgresServer, startPostgres } from "../../support/postgres-server";
import { keptOf, opens } from "../held-passwords";

// PostgreSQL takes a few seconds to start where the machine is busy.

const MASTER = "arn:aws:secretsmanager:us-east-1:111111111111:secret:master";
const OF_APP = "arn:aws:secretsmanager:us-east-1:111111111111:secret:shop/test/database-app";
const PASSWORD = "Z9".repeat(32);
const migrator = { name: "migrator", access: "owner" } as const;
const app = { name: "app", access: "read-write" } as const;
const withPassword = [migrator, { ...app, passwordSecretArn: OF_APP }];
const withIam = [migrator, app];

let server: PostgresServer;
let secrets: Record<string, object>;
/** As on RDS: the master user is no superuser, and may give `rds_iam` away without being in it. */
beforeAll(async () => {
  server = await startPostgres();
  await server.query(`
    CREATE ROLE rds_iam; CREATE ROLE master LOGIN CREATEROLE; ALTER DATABASE postgres OWNER TO master;
    GRANT rds_iam TO master WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`);
});
beforeEach(() => {
  secrets = { [MASTER]: { username: "master", password: "secret" }, [OF_APP]: { username: "app", password: PASSWORD } };
});
afterEach(async () => {
  await server.query("SET SESSION AUTHORIZATION postgres");
  const made = await server.query<{ rolname: string }>(
    "SELECT rolname FROM pg_roles WHERE rolname IN ('app', 'middle', 'migrator')",
  );
  for (const { rolname } of made) await server.query(`DROP OWNED BY ${rolname}; DROP ROLE ${rolname}`);
});
afterAll(() => server.close());

async function run(roles: BootstrapRequest["roles"]) {
  await server.query("SET SESSION AUTHORIZATION master");
  const send = async ({ input }: { input: { SecretId: string } }) => ({ SecretString: JSON.stringify(secrets[input.SecretId]) });
  const surroundings = {
    secrets: { send } as unknown as Surroundings["secrets"],
    authorities: server.authorities,
    waitSeconds: 10,
  };
  try {
    return await bootstrap({ ...server.target, secretArn: MASTER, extensions: [], roles }, surroundings);
  } finally {
    await server.query("SET SESSION AUTHORIZATION postgres");
  }
}
/** Roles of ours that log in with IAM. */
const iamMembers = async () =>
  (
    await server.query<{ member: string }>(`
      SELECT member::regrole::text FROM pg_auth_members
      WHERE roleid = 'rds_iam'::regrole AND member <> 'master'::regrole ORDER BY 1`)
  ).map(({ member }) => member);

test("a new role with a secret has its password and no login with IAM; the others are as ever", async () => {
  await expect(run(withPassword)).resolves.toEqual({ extensions: {}, roles: ["migrator", "app"] });
  expect(opens(await keptOf(server, "app"), PASSWORD)).toBe(true);
  expect(await keptOf(server, "migrator")).toBeNull();
  expect(await iamMembers()).toEqual(["migrator"]);
});

test("a second run leaves the password that opens and nothing else", async () => {
  await run(withPassword);
  await run(withPassword);
  expect(opens(await keptOf(server, "app"), PASSWORD)).toBe(true);
  expect(await iamMembers()).toEqual(["migrator"]);
});

test("a run after a rotation sets the password that is current", async () => {
  await run(withPassword);
  secrets[OF_APP] = { username: "app", password: "rotated" };
  await run(withPassword);
  expect(opens(await keptOf(server, "app"), "rotated")).toBe(true);
});

test("a role goes from IAM to a password and back, and keeps nothing of the way before", async () => {
  await run(withIam);
  expect(await iamMembers()).toEqual(["app", "migrator"]);
  await run(withPassword);
  expect(await iamMembers()).toEqual(["migrator"]);
  await run(withIam);
  expect(await iamMembers()).toEqual(["app", "migrator"]);
  expect(await keptOf(server, "app")).toBeNull();
});

test("a role that would stay in rds_iam by way of another is refused, because its password would be too", async () => {
  await run(withIam);
  await server.query("CREATE ROLE middle; GRANT rds_iam TO middle; GRANT middle TO app");
  await expect(run(withPassword)).rejects.toThrow(
    'role "app" must be no member of rds_iam, because it has a password, but is one by a grant that stays',
  );
  expect(await iamMembers()).toEqual(["app", "middle", "migrator"]);
  expect(await keptOf(server, "app")).toBeNull();
});

test("a secret of another name is refused, because whoever reads it would log in as that", async () => {
  secrets[OF_APP] = { username: "master", password: PASSWORD };
  await expect(run(withPassword)).rejects.toThrow(`${OF_APP} must hold the username "app", got "master"`);
  expect(await server.query("SELECT FROM pg_roles WHERE rolname = 'app'")).toEqual([]);
});

test("the password is in no statement, in no result and in no line that is logged", async () => {
  const queries = jest.spyOn(Client.prototype, "query");
  const logged = jest.spyOn(console, "log").mockImplementation();
  const result = await run(withPassword);
  const seen = JSON.stringify([queries.mock.calls.map(([query]) => query), logged.mock.calls, result]);
  jest.restoreAllMocks();
  expect(seen).toContain("SCRAM-SHA-256$");
  expect(seen).not.toContain(PASSWORD);
});

test("where there is no rds_iam, a role without a secret is made as ever and its password, if any, is left alone", async () => {
  await server.query(
    "ALTER ROLE rds_iam RENAME TO set_aside; CREATE ROLE app PASSWORD 'by hand'; GRANT app TO master WITH ADMIN TRUE",
  );
  await run(withIam);
  expect(opens(await keptOf(server, "app"), "by hand")).toBe(true);
  await server.query("ALTER ROLE set_aside RENAME TO rds_iam");
});
