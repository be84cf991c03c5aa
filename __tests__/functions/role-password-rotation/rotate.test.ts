import { Client } from "pg";
import { setRolePassword } from "../../../functions/postgres/role-password";
import { rolePassword } from "../../../functions/role-password-rotation/password";
import { rotate } from "../../../functions/rotation/rotate";
import { type PostgresServer, startPostgres } from "../../support/postgres-server";
import { eventOf, FakeSecrets, SECRET, STEPS } from "../fake-secrets";
import { keptOf, opens } from "../held-passwords";

// PostgreSQL takes a few seconds to start where the machine is busy.

const MASTER = "arn:aws:secretsmanager:us-east-1:111111111111:secret:master";
const first = { username: "app", password: "first" };
const second = { username: "app", password: "1".repeat(64) };

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(async () => {
  await server.query("CREATE ROLE app LOGIN");
  await setInDatabase("app", first.password);
});
afterEach(async () => {
  jest.restoreAllMocks();
  server.refuseLogins(0);
  await server.query("DROP ROLE app");
});
afterAll(() => server.close());

const setInDatabase = (role: string, password: string) => setRolePassword({ query: server.query } as never, role, password);
const inDatabase = async (password: string) => opens(await keptOf(server, "app"), password);
const contentOf = (secrets: FakeSecrets, stage: string) => JSON.parse(secrets.holderOf(stage)?.[1].value ?? "{}");

/** A rotation that has begun, with the master user's secret beside the one that is rotated. */
function begun(waitSeconds = 20, content: object = first) {
  const secrets = new FakeSecrets(JSON.stringify(content));
  secrets.begin("second");
  const send = async (command: object & { input: object }) =>
    (command.input as { SecretId?: string }).SecretId === MASTER
      ? { SecretString: JSON.stringify({ username: "shop", password: "of the master" }) }
      : secrets.send(command);
  const surroundings = { secrets: { send } as never, authorities: server.authorities, waitSeconds, pauseMs: 10 };
  const steps = rolePassword({ name: "app", secretArn: SECRET, masterSecretArn: MASTER }, server.target, surroundings);
  return { secrets, step: (name: string) => rotate(eventOf(name), { send } as never, steps) };
}

test.each([1, 2])("after four steps, each called %d times, the database has the password that is current", async (times) => {
  const { secrets, step } = begun();
  for (const name of STEPS) for (let time = 0; time < times; time++) await step(name);
  expect(contentOf(secrets, "AWSCURRENT")).toEqual(second);
  expect(contentOf(secrets, "AWSPREVIOUS")).toEqual(first);
  expect(await inDatabase(second.password)).toBe(true);
  expect(secrets.made).toBe(1);
});

test("the master user sets it and the role proves it, and no statement holds it", async () => {
  const { step } = begun();
  const logins = jest.spyOn(Client.prototype, "connect");
  const queries = jest.spyOn(Client.prototype, "query");
  for (const name of STEPS) await step(name);
  const ofRotation = (logins.mock.contexts as unknown as { user: string; password: string }[]).map(
    ({ user, password }) => `${user}: ${password}`,
  );
  expect(ofRotation).toEqual(["shop: of the master", `app: ${second.password}`, "shop: of the master"]);
  const statements = queries.mock.calls.map(([query]) => String(query));
  expect(statements.filter((each) => each.startsWith("ALTER ROLE"))).toHaveLength(2);
  expect(statements.join("\n")).not.toContain(second.password);
});

test("a bootstrap that set the old password between two steps does not have the last word", async () => {
  const { step } = begun();
  for (const name of ["createSecret", "setSecret", "testSecret"]) await step(name);
  await setInDatabase("app", first.password);
  await step("finishSecret");
  expect(await inDatabase(second.password)).toBe(true);
});

test("a password that does not open the database does not become current", async () => {
  const { secrets, step } = begun(1);
  for (const name of ["createSecret", "setSecret"]) await step(name);
  server.refuseLogins(1_000);
  await expect(step("testSecret")).rejects.toThrow(/password authentication failed/);
  expect(contentOf(secrets, "AWSCURRENT")).toEqual(first);
});

test("a role that is not there is told, and nothing becomes current", async () => {
  await server.query("ALTER ROLE app RENAME TO gone");
  const { secrets, step } = begun();
  await step("createSecret");
  await expect(step("setSecret")).rejects.toThrow('role "app" does not exist');
  expect(contentOf(secrets, "AWSCURRENT")).toEqual(first);
  await server.query("ALTER ROLE gone RENAME TO app");
});

test("with another name in the secret nobody gets its password", async () => {
  await server.query("CREATE ROLE shop LOGIN");
  const { step } = begun(20, { ...first, username: "shop" });
  await step("createSecret");
  await expect(step("setSecret")).rejects.toThrow(/^the secret must hold the username "app", got "shop"$/);
  expect(await keptOf(server, "shop")).toBeNull();
  expect(await inDatabase(first.password)).toBe(true);
  await server.query("DROP ROLE shop");
});

test("Secrets Manager may try the function when the schedule is made, and the password stays", async () => {
  const { secrets, step } = begun();
  await expect(step("testSecret")).resolves.toBeUndefined();
  secrets.versions.set("second", { value: JSON.stringify(first), stages: ["AWSPENDING"] });
  await expect(step("testSecret")).resolves.toBeUndefined();
  expect(await inDatabase(first.password)).toBe(true);
});
