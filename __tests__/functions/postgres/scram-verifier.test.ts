import { scramVerifier } from "../../../functions/postgres/scram-verifier";
import { type PostgresServer, startPostgres } from "../../support/postgres-server";
import { keptOf, opens } from "../held-passwords";

// PostgreSQL takes a few seconds to start where the machine is busy.

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.close());

test.each(["a1".repeat(32), "x", "with 'quotes', $dollars and ~tildes"])("PostgreSQL keeps the same of %s", async (password) => {
  await server.query("SET password_encryption = 'scram-sha-256'");
  await server.query(`DROP ROLE IF EXISTS told; CREATE ROLE told PASSWORD '${password.replaceAll("'", "''")}'`);
  const kept = await keptOf(server, "told");
  expect(kept).toMatch(/^SCRAM-SHA-256\$4096:/);
  expect(opens(kept, password)).toBe(true);
  expect(opens(kept, `${password}x`)).toBe(false);
});

test("PostgreSQL takes it for what it is: it keeps it as it stands, and makes none of it", async () => {
  const verifier = scramVerifier("secret");
  await server.query(`DROP ROLE IF EXISTS given; CREATE ROLE given PASSWORD '${verifier}'`);
  expect(await keptOf(server, "given")).toBe(verifier);
});

test("two of one password differ, so that nobody sees that two roles have the same", () => {
  expect(scramVerifier("secret")).not.toBe(scramVerifier("secret"));
});

test.each(["", "pässword", "tab\t"])("what SASLprep might spell otherwise is refused, not shown: %j", (password) => {
  expect(() => scramVerifier(password)).toThrow(/^the password must be of printable ASCII characters$/);
});
