import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readStacks } from "../../../scripts/terraform/stacks";
import { ROOT, run } from "../../support/run";
import { scratchProject } from "../../support/scratch-project";

/** As long as a name may be, of the most words. */
const LONGEST = "a23456789-b23456789-c23456789z";
/** Systems, and the environments that are made after dev: names are longest in staging, and prod asks for the most. */
const made = [
  ["orders", "prod"],
  [LONGEST, "staging"],
];
const GUIDE = readFileSync(join(ROOT, "docs", "your-own-system.md"), "utf8");

let project: string;
const inProject = (...args: string[]) => run(process.execPath, args, { cwd: project });
const make = (...args: string[]) => inProject("--import", "tsx", "scripts/new.ts", ...args);
const ownTest = () => inProject("node_modules/jest/bin/jest.js", "--selectProjects=unit", "--testPathPatterns=systems/orders");
const fileOf = (path: string) => join(project, path);
const textOf = (path: string) => readFileSync(fileOf(path), "utf8");

beforeAll(async () => {
  project = scratchProject();
  for (const [system, ...environments] of made) {
    expect(await make("system", system)).toMatchObject({ code: 0 });
    for (const environment of environments) expect(await make("environment", system, environment)).toMatchObject({ code: 0 });
  }
});
afterAll(() => rmSync(project, { recursive: true }));

test("the new files compile together with what lists them", async () => {
  const only = {
    extends: "./tsconfig.json",
    compilerOptions: { incremental: false, tsBuildInfoFile: null },
    files: ["main.ts", "__tests__/systems/orders.test.ts", `__tests__/systems/${LONGEST}.test.ts`],
    include: [],
  };
  writeFileSync(fileOf("tsconfig.new.json"), JSON.stringify(only));
  expect(await inProject("node_modules/typescript/bin/tsc", "-p", "tsconfig.new.json")).toEqual({ code: 0, output: "" });
});

test("they are formatted and linted, whatever the length of the name", async () => {
  const folders = ["systems", "stacks", "environments", "__tests__/systems"];
  expect(await inProject("node_modules/@biomejs/biome/bin/biome", "check", ...folders)).toMatchObject({ code: 0 });
});

test("prod is written out: another account, data that is kept, logs for 90 days", () => {
  const file = textOf("environments/orders/prod.ts");
  for (const line of [
    'import { prod as account } from "../accounts/prod";',
    "/** orders prod, begun as a copy of dev. */",
    "export const prod: OrdersSettings = {",
    '  environment: "prod",\n  account,\n',
    '  data: "durable",\n  logDays: 90,\n',
  ]) {
    expect(file).toContain(line);
  }
});

test("nothing is written when something is refused", async () => {
  const before = ["environments/index.ts", "systems/platforms.ts", ".github/workflows/terraform-deploy.yml"].map(textOf);
  const { code, output } = await make("system", "prod-orders");
  expect({ code, output }).toEqual({
    code: 1,
    output:
      '\nThe system prod-orders cannot be made:\n  - name must not hold the word dev or staging or prod, got "prod-orders"\n',
  });
  expect((await make("system", "orders")).output).toContain("there is already __tests__/systems/orders.test.ts, ");
  expect((await make("environment", "orders", "prod")).output).toContain("environments/orders/prod.ts is there already");
  expect((await make("system")).output).toContain("npm run new -- environment <system> <environment>");
  expect(["environments/index.ts", "systems/platforms.ts", ".github/workflows/terraform-deploy.yml"].map(textOf)).toEqual(before);
  expect(existsSync(fileOf("systems/prod-orders.ts"))).toBe(false);
});

/** The guide's pieces of code: the file that the first line names, and the rest. */
const blocks = [...GUIDE.matchAll(/```ts\n\/\/ (\S+)(?:, (below) (.+))?\n([\s\S]*?)```/g)].map(([, path, below, line, code]) => ({
  path,
  line: below && line,
  code,
}));
const shown = blocks.filter(({ line }) => !line);
const added = blocks.filter(({ line }) => line);

/** Pieces stand at the beginning of the line; in the files they do not. */
const flat = (text: string) => text.replaceAll(/^ +/gm, "");

test.each(shown)("the guide shows $path as it is made", ({ path, code }) => {
  expect(flat(textOf(path))).toContain(flat(code));
});

test("the new system's own test passes, and finds an alarm that looks at another queue", async () => {
  expect(shown.length).toBeGreaterThan(3);
  expect(await ownTest()).toMatchObject({ code: 0, output: expect.stringContaining("Tests:       4 passed, 4 total") });
  const path = "stacks/orders/watched-alarms.ts";
  const whole = textOf(path);
  writeFileSync(fileOf(path), whole.replace("jobs.deadLetterName", '"another"'));
  expect(await ownTest()).toMatchObject({ code: 1, output: expect.stringContaining("Tests:       1 failed, 3 passed, 4 total") });
  writeFileSync(fileOf(path), whole);
});

test("with what the guide adds by hand, every environment synthesizes in three stacks and keeps every rule", async () => {
  expect(added).toHaveLength(1);
  for (const { path, line, code } of added) {
    const whole = textOf(path);
    expect(whole.split(line ?? "")).toHaveLength(2);
    writeFileSync(fileOf(path), whole.replace(line ?? "", `${line}\n${code}`));
  }
  expect(await inProject("--import", "tsx", "main.ts")).toMatchObject({ code: 0 });
  for (const prefix of made.flatMap(([system, ...more]) => ["dev", ...more].map((each) => `${system}-${each}-`))) {
    const layers = readStacks(fileOf("cdktf.out"), prefix).map(({ name }) => name.replace(prefix, ""));
    expect(layers.sort()).toEqual(["application", "security", "watching"]);
  }
  const stack = JSON.parse(textOf("cdktf.out/stacks/orders-dev-application/cdk.tf.json"));
  const tables: { name: string }[] = Object.values(stack.resource.aws_dynamodb_table);
  expect(tables.map(({ name }) => name)).toEqual(["orders-dev-customers", "orders-dev-results"]);
});
