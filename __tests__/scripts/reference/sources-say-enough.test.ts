import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT, run } from "../../support/run";

const scratch = mkdtempSync(join(tmpdir(), "reference-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const reference = (...args: string[]) => run(process.execPath, ["--import", "tsx", join(ROOT, "scripts", "reference.ts"), ...args]);

test("every export says what it is for, every prop that may be left out what holds then, and docs/reference/ shows it: if not, npm run reference", async () => {
  const { code, output } = await reference("--check");
  expect(output).toMatch(/^\d+ pages say what the sources say\.$/m);
  expect(code).toBe(0);
}, 120_000);

const LAMP = `
/** Lights a room. */
export class Lamp {
  /** Watts that it takes. */
  readonly watts = 5;
}
`;

/** A project of one module, read and written by itself. */
function project(name: string, source: string): string {
  const root = join(scratch, name);
  mkdirSync(join(root, "modules", "light"), { recursive: true });
  writeFileSync(join(root, "modules", "light", "lamp.ts"), source);
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions: { types: [] }, include: ["modules"] }));
  return root;
}

test.each([
  ["a class", "export class Lamp {}", "modules/light/lamp.Lamp (Class)"],
  ["a function", "export function light(): void {}", "modules/light/lamp.light (CallSignature)"],
])("planted: %s without a word is told by its name", async (what, source, told) => {
  const { code, output } = await reference("--check", "--from", project(what, source));
  expect(code).toBe(1);
  expect(output).toContain("The sources do not say enough:");
  expect(output).toContain(told);
}, 60_000);

