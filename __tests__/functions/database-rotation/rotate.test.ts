import { DBInstanceNotFoundFault, InvalidDBInstanceStateFault } from "@aws-sdk/client-rds";
import { masterPassword } from "../../../functions/database-rotation/password";
import { rotate } from "../../../functions/rotation/rotate";
import { type PostgresServer, startPostgres } from "../../support/postgres-server";
import { eventOf, FakeSecrets, SECRET, STEPS } from "../fake-secrets";

// PostgreSQL takes a few seconds to start where the machine is busy.

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterEach(() => server.refuseLogins(0));
afterAll(() => server.close());

const about = { message: "as RDS says it", $metadata: {} };
const first = { username: "shop", password: "first" };
const second = { username: "shop", password: "1".repeat(64) };

/** RDS with one instance; it answers with the failures in their order, then does what it is asked. */
class FakeRds {
  readonly asked: object[] = [];
  constructor(readonly failures: Error[] = []) {}

  async send({ input }: { input: object }): Promise<object> {
    this.asked.push(input);
    const failure = this.failures.shift();
    if (failure) throw failure;
    return {};
  }
}

function begun(rds = new FakeRds(), waitSeconds = 20) {
  const secrets = new FakeSecrets(JSON.stringify(first));
  secrets.begin("second");
  const surroundings = {
    secrets: secrets as never,
    rds: rds as never,
    authorities: server.authorities,
    waitSeconds,
    pauseMs: 10,
  };
  const steps = masterPassword({ identifier: "shop-test", ...server.target }, surroundings);
  return { secrets, rds, step: (name: string) => rotate(eventOf(name), secrets as never, steps) };
}
const contentOf = (secrets: FakeSecrets, stage: string) => JSON.parse(secrets.holderOf(stage)?.[1].value ?? "{}");
const setTo = ({ password }: typeof second) => ({ DBInstanceIdentifier: "shop-test", MasterUserPassword: password });

test.each([1, 2])("after four steps, each called %d times, RDS has set the password that is current", async (times) => {
  const { secrets, rds, step } = begun();
  for (const name of STEPS) for (let time = 0; time < times; time++) await step(name);
  expect(contentOf(secrets, "AWSCURRENT")).toEqual(second);
  expect(contentOf(secrets, "AWSPREVIOUS")).toEqual(first);
  expect(rds.asked).toEqual(Array(times).fill(setTo(second)));
  expect(secrets.made).toBe(1);
});

test("a password that RDS has not set yet is tried until it has", async () => {
  const { step } = begun();
  for (const name of ["createSecret", "setSecret"]) await step(name);
  server.refuseLogins(2);
  await expect(step("testSecret")).resolves.toBeUndefined();
});

test("a password that does not open the database does not become current", async () => {
  const { secrets, step } = begun(new FakeRds(), 1);
  for (const name of ["createSecret", "setSecret"]) await step(name);
  server.refuseLogins(1_000);
  await expect(step("testSecret")).rejects.toThrow(/password authentication failed/);
  expect(contentOf(secrets, "AWSCURRENT")).toEqual(first);
});

test("a server that is not RDS's is not told the password", async () => {
  const { secrets } = begun();
  const surroundings = { secrets: secrets as never, rds: new FakeRds() as never, authorities: [], waitSeconds: 5, pauseMs: 10 };
  const { test: tried } = masterPassword({ identifier: "shop-test", ...server.target }, surroundings);
  await expect(tried(JSON.stringify(second), "")).rejects.toThrow(/within 0 s: .*certificate/);
});

test("an instance that is being changed is waited for", async () => {
  const { rds, step } = begun(new FakeRds([new InvalidDBInstanceStateFault(about), new InvalidDBInstanceStateFault(about)]));
  for (const name of ["createSecret", "setSecret"]) await step(name);
  expect(rds.asked).toEqual(Array(3).fill(setTo(second)));
});

test("an instance that stays in change ends the step, so that it is tried another day", async () => {
  const changes = Array.from({ length: 1_000 }, () => new InvalidDBInstanceStateFault(about));
  const { step } = begun(new FakeRds(changes), 0.05);
  await step("createSecret");
  await expect(step("setSecret")).rejects.toThrow(InvalidDBInstanceStateFault);
});

test("an instance that is missing is told at once, and nothing becomes current", async () => {
  const { secrets, rds, step } = begun(new FakeRds([new DBInstanceNotFoundFault(about)]));
  await step("createSecret");
  await expect(step("setSecret")).rejects.toThrow(DBInstanceNotFoundFault);
  expect(rds.asked).toHaveLength(1);
  expect(contentOf(secrets, "AWSCURRENT")).toEqual(first);
});

test("Secrets Manager may try the function before there is a new password, or with the current one", async () => {
  const { secrets, rds, step } = begun();
  await expect(step("testSecret")).resolves.toBeUndefined();
  secrets.versions.set("second", { value: JSON.stringify(first), stages: ["AWSPENDING"] });
  await expect(step("testSecret")).resolves.toBeUndefined();
  expect(rds.asked).toEqual([]);
});

test.each(["setSecret", "finishSecret"])("%s without a new password is refused", async (name) => {
  const { secrets, step } = begun();
  await expect(step(name)).rejects.toThrow(`version second of ${SECRET} must have a value`);
  expect(contentOf(secrets, "AWSCURRENT")).toEqual(first);
});

test("what else stands in the secret stays, and one without a name is refused, not logged", async () => {
  const { secrets, step } = begun();
  secrets.versions.set("first", { value: JSON.stringify({ ...first, engine: "postgres" }), stages: ["AWSCURRENT"] });
  await step("createSecret");
  expect(contentOf(secrets, "AWSPENDING")).toEqual({ ...second, engine: "postgres" });
  const { secrets: nameless, step: next } = begun();
  nameless.versions.set("first", { value: '{"password":"alone"}', stages: ["AWSCURRENT"] });
  await expect(next("createSecret")).rejects.toThrow(/^the secret must hold username and password$/);
});
