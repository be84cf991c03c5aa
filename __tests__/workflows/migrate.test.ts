import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { optionOf, withAws } from "./fake-aws";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
const two = { "002-names.sql": "alter table a add name text;", "001-a.sql": "create table a ();", "README.md": "x" };
const migrate = (files: Readonly<Record<string, string>>, said: object) =>
  withAws("migrate.cjs", ["shop-test-migrate", folderWith(files)], {
    "lambda invoke": [{ payload: '{"applied":["001-a.sql"]}', said }],
  });

test("every SQL file is sent in one call, oldest name first", async () => {
  const { code, output, calls } = await migrate(two, { StatusCode: 200 });
  expect(code).toBe(0);
  expect(output).toContain('{"applied":["001-a.sql"]}');
  expect(calls).toHaveLength(1);
  expect(optionOf(calls[0], "--function-name")).toBe("shop-test-migrate");
  expect(JSON.parse(calls[0].sent ?? "")).toEqual({
    migrations: [
      { name: "001-a.sql", sql: "create table a ();" },
      { name: "002-names.sql", sql: "alter table a add name text;" },
    ],
  });
});

test("the CLI waits for as long as the runner may take, and does not call again meanwhile", async () => {
  const { calls } = await migrate(two, { StatusCode: 200 });
  expect(Number(optionOf(calls[0], "--cli-read-timeout"))).toBeGreaterThan(900);
});

test("a migration that fails, fails the workflow, though the CLI ends well", async () => {
  const { code, output } = await migrate(two, { StatusCode: 200, FunctionError: "Unhandled" });
  expect(code).toBe(1);
  expect(output).toContain("shop-test-migrate did not apply all migrations");
});

test("a folder without SQL files is a mistake, and nothing is called", async () => {
  const { code, output, calls } = await migrate({ "README.md": "x" }, { StatusCode: 200 });
  expect(code).toBe(1);
  expect(output).toContain("holds no *.sql file");
  expect(calls).toEqual([]);
});
