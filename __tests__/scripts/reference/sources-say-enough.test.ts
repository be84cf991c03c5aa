import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, run } from "../../support/run";

const scratch = mkdtempSync(join(tmpdir(), "reference-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const reference = (...args: string[]) =>
  run(process.execPath, ["--import", "tsx", join(ROOT, "scripts", "reference.ts"), ...args]);

test("the sources say what every export is for, and docs/reference/ shows it: if not, npm run reference", async () => {
  const { code, output } = await reference("--check");
  expect(output).toMatch(/^\d+ pages say what the sources say\.$/m);
  expect(code).toBe(0);
}, 120_000);

const ROOM = "/** Where people sit. */\nexport const ROOM = 1;\n";
const LAMP = `
export interface LampProps {
  /** Power that it takes. @default 5 */
  readonly watts?: number;
}

/** Lights a room. It must hang from something. */
export class Lamp {
  /** How bright it is. */
  readonly lumens: number;

  constructor({ watts = 5 }: LampProps) {
    check(this, [watts > MOST_WATTS && \`watts must be at most \${MOST_WATTS}, got \${watts}\`]);
    this.lumens = watts * 100;
  }
}

const MOST_WATTS = 60;
declare function check(of: object, problems: readonly (string | false)[]): void;
`;

/** A project of two modules, so that each has a page entry of its own. */
function project(name: string, lamp: string): string {
  const root = join(scratch, name);
  mkdirSync(join(root, "modules", "light"), { recursive: true });
  writeFileSync(join(root, "modules", "light", "room.ts"), ROOM);
  writeFileSync(join(root, "modules", "light", "lamp.ts"), lamp);
  writeFileSync(join(root, "package.json"), JSON.stringify({ name: "house" }));
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions: { types: [] }, include: ["modules"] }));
  return root;
}

test("a construct is shown with what it takes, offers and refuses; a page that is older than its source is told", async () => {
  const root = project("sound", LAMP);
  const page = join(root, "docs", "reference", "light.md");
  expect((await reference("--from", root)).code).toBe(0);
  const text = readFileSync(page, "utf8");
  for (const line of [
    "### Lamp\n\nLights a room. It must hang from something.\n\n[modules/light/lamp.ts](../../modules/light/lamp.ts)",
    "| `watts?` | `number` | Power that it takes. Default: 5. |",
    "| `lumens` | `number` | How bright it is. |",
    "- ``watts must be at most 60``",
  ])
    expect(text).toContain(line);

  writeFileSync(page, text.replace("Lights a room.", "Lights a hall."));
  const { code, output } = await reference("--check", "--from", root);
  expect(output).toContain("docs/reference/ is old; npm run reference writes it anew:\n  - light.md");
  expect(code).toBe(1);
}, 60_000);

const FAULTS = `
export class Lamp {}
export function light(lamp: Bulb): void {}
/** Has a type that nobody can name. */
interface Bulb { readonly watts: number }
export interface Fuse { readonly amperes: number }
export type Colour = "white" | "red";
export const SWITCH = 1;
/** Hangs above a table; see {@link Table}. */
export class Shade {}
export interface ShadeProps { readonly colour?: Colour }
`;

test("planted: everything that the sources do not say is told at once, by its name", async () => {
  const { code, output } = await reference("--check", "--from", project("silent", FAULTS));
  expect(code).toBe(1);
  for (const told of [
    "modules/light/lamp.Lamp (Class)",
    "modules/light/lamp.light (CallSignature)",
    "modules/light/lamp.Fuse (Interface)",
    "modules/light/lamp.Colour (TypeAlias)",
    "modules/light/lamp.SWITCH (Variable)",
    "Bulb, defined in house/modules/light/lamp.ts, is referenced by modules/light/lamp.light.lamp",
    'Failed to resolve link to "Table"',
    "modules/light/lamp.ShadeProps.colour may be left out, but no @default says what holds then",
  ])
    expect(output).toContain(told);
  expect(output).not.toContain("modules/light/lamp.Shade (Class)");
  expect(output).not.toContain("modules/light/lamp.ShadeProps (Interface)");
}, 60_000);
