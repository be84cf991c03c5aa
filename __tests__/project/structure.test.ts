import { basename } from "node:path";
import { allSources, importsOf, linesOf, sourcesIn, textOf } from "./sources";

const topOf = (path: string) => path.split("/")[0];
const isOurs = (path: string) => allSources().includes(`${path}.ts`) || allSources().includes(`${path}/index.ts`);

test("imports are found, types apart from values", () => {
  const [app] = importsOf("systems/partner.ts");
  expect(app).toEqual({ file: "systems/partner.ts", from: "cdktf", onlyTypes: true });
  expect(importsOf("systems/partner.ts")).toContainEqual({
    file: "systems/partner.ts",
    from: "stacks/security-stack",
    onlyTypes: false,
  });
  expect(importsOf("systems/platforms.ts").find(({ from }) => from === "environments/account")?.onlyTypes).toBe(false);
});

test.each([
  { folder: "applications", values: ["applications"], types: [] },
  { folder: "functions", values: ["functions"], types: [] },
  { folder: "modules", values: ["modules"], types: [] },
  { folder: "environments", values: ["environments", "modules"], types: ["systems"] },
  { folder: "stacks", values: ["stacks", "modules", "environments"], types: [] },
  { folder: "systems", values: ["systems", "stacks", "modules", "environments"], types: [] },
])("$folder imports $values, and types only from $types", ({ folder, values, types }) => {
  const ours = sourcesIn(folder)
    .flatMap(importsOf)
    .filter(({ from }) => isOurs(from));
  expect(ours.length).toBeGreaterThan(0);
  const broken = ours.filter(({ from, onlyTypes }) => ![...values, ...(onlyTypes ? types : [])].includes(topOf(from)));
  expect(broken.map(({ file, from }) => `${file} → ${from}`)).toEqual([]);
});

test("nothing that is deployed imports what the npm commands run", () => {
  const deployed = allSources().filter((file) => topOf(file) !== "scripts" && file !== "rehearsal.ts");
  const broken = deployed.flatMap(importsOf).filter(({ from }) => topOf(from) === "scripts");
  expect(broken).toEqual([]);
});

test("provider classes are imported one by one: the barrel takes seconds to load", () => {
  const barrels = allSources()
    .flatMap(importsOf)
    .filter(({ from }) => /^@cdktf\/provider-[a-z]+(\/(lib\/?)?)?$/.test(from));
  expect(barrels).toEqual([]);
});

test("no file is a heap of odds and ends", () => {
  const heaps = ["utils.ts", "util.ts", "helpers.ts", "types.ts", "common.ts", "constants.ts"];
  expect(allSources().filter((file) => heaps.includes(basename(file)))).toEqual([]);
});

test("only environments/index.ts hands on what others made", () => {
  const isEntry = (file: string) =>
    /^functions\/[\w-]+\/index\.ts$/.test(file) && /^export async function handler\b/m.test(textOf(file));
  const barrels = allSources().filter(
    (file) => /^export (\*|\{[^}]*\}) from /m.test(textOf(file)) || (basename(file) === "index.ts" && !isEntry(file)),
  );
  expect(barrels).toEqual(["environments/index.ts"]);
});

test("no file is longer than 200 lines", () => {
  const long = [...allSources(), ...sourcesIn("__tests__")].filter((file) => linesOf(file) > 200);
  expect(long).toEqual([]);
});

/** The members of each `interface …Props` of a file; doc comments left out. */
function propsIn(file: string): { name: string; members: string[] }[] {
  const code = textOf(file).replace(/\/\*[\s\S]*?\*\//g, "");
  return [...code.matchAll(/^export interface (\w+Props)[^{]*\{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => ({
    name,
    members: body.split("\n").filter((line) => /^ {2}(readonly )?\w+\??:/.test(line)),
  }));
}

test("nothing that is built takes more than eight props, and none can be changed later", () => {
  const all = ["modules", "stacks"].flatMap(sourcesIn).flatMap(propsIn);
  expect(all.length).toBeGreaterThan(15);
  expect(all.filter(({ members }) => members.length === 0)).toEqual([]);
  expect(all.filter(({ members }) => members.length > 8).map(({ name }) => name)).toEqual([]);
  expect(all.flatMap(({ members }) => members).filter((member) => !member.startsWith("  readonly "))).toEqual([]);
});

test("modules know AWS and no system", () => {
  const knowing = sourcesIn("modules").filter((file) => /\b(partner|portfolio|student-?helper|foundry)\b/i.test(textOf(file)));
  expect(knowing).toEqual([]);
});

test("no source gives up on types", () => {
  const code = (file: string) => textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const loose = /(?::|\bas|<|\|)\s*any\b|@ts-(ignore|nocheck|expect-error)/;
  expect(allSources().filter((file) => loose.test(code(file)) || /@ts-(ignore|nocheck)/.test(textOf(file)))).toEqual([]);
});

test("what is deployed is chosen at deploy time: no source that builds stacks reads the environment", () => {
  const builders = allSources().filter((file) => !["scripts", "functions", "applications"].includes(topOf(file)));
  expect(builders.filter((file) => textOf(file).includes("process.env"))).toEqual([]);
});
