import { handler } from "../../../functions/migration-runner/index";
import { inOrder, type Migration, malformed } from "../../../functions/migration-runner/migrations";

const step = (name: string): Migration => ({ name, sql: "SELECT 1" });

test.each([
  { migrations: undefined, problem: "migrations must be a list of { name, sql }" },
  {
    migrations: [step("001.sql"), step("init.sql")],
    problem: 'migrations[1] must have sql and a name such as "001_init.sql", got "init.sql"',
  },
  {
    migrations: [step("../001.sql")],
    problem: 'migrations[0] must have sql and a name such as "001_init.sql", got "../001.sql"',
  },
  { migrations: [{ name: "001.sql" }], problem: 'migrations[0] must have sql and a name such as "001_init.sql", got "001.sql"' },
  { migrations: [null], problem: 'migrations[0] must have sql and a name such as "001_init.sql", got "undefined"' },
  { migrations: [step("001.sql"), step("001.sql")], problem: '"001.sql" must be there once' },
])("a payload is refused before the database is asked: $problem", async ({ migrations, problem }) => {
  expect(malformed(migrations)).toBe(problem);
  const context = { getRemainingTimeInMillis: () => 900_000 };
  await expect(handler({ migrations: migrations as Migration[] }, context)).rejects.toThrow(problem);
});

test("names are ordered by their characters, as on every machine", () => {
  const names = ["010.sql", "002_b.sql", "002_B.sql", "002_a.sql"];
  expect(inOrder(names.map(step)).map(({ name }) => name)).toEqual(["002_B.sql", "002_a.sql", "002_b.sql", "010.sql"]);
  expect(malformed(names.map(step))).toBeUndefined();
});
