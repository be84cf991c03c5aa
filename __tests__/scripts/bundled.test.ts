import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesBelow } from "../support/files-below";
import { ROOT, run } from "../support/run";
import { synthesizeAll } from "../support/synthesized";

const bundled = (file: string, ...args: string[]) => run(process.execPath, [join(ROOT, "scripts", "bundled.cjs"), file, ...args]);

/** A folder with these files in it. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "bundled-")));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const SAYS_ITS_FOLDER = "export const folder: string = __dirname;\n";

test("a program gets its arguments, a package its own way, and every file the folder that it lies in", async () => {
  const folder = project({
    "node_modules/a-package/index.js": "exports.folder = __dirname;",
    "parts/deep/part.ts": SAYS_ITS_FOLDER,
    "main.ts": [
      'import { folder } from "./parts/deep/part";',
      'const other = require("a-package") as { folder: string };',
      "console.log(JSON.stringify([process.argv.slice(1), __dirname, folder, other.folder]));",
    ].join("\n"),
  });
  const { code, output } = await bundled(join(folder, "main.ts"), "one", "--two");
  expect(code).toBe(0);
  expect(JSON.parse(output)).toEqual([
    [join(folder, "main.ts"), "one", "--two"],
    folder,
    join(folder, "parts", "deep"),
    join(folder, "node_modules", "a-package"),
  ]);
});

test("an error is shown with the lines of the TypeScript that it came from, and ends it with 1", async () => {
  const folder = project({
    "parts/fails.ts": `${SAYS_ITS_FOLDER}interface Shape {\n  readonly size: number;\n}\nexport const fails = (of?: Shape) => of!.size;\n`,
    "main.ts": 'import { fails } from "./parts/fails";\n\nfails();\n',
  });
  const { code, output } = await bundled(join(folder, "main.ts"));
  expect(code).toBe(1);
  expect(output).toContain(join(folder, "parts", "fails.ts:5:"));
  expect(output).toContain(join(folder, "main.ts:3:"));
});

test("what is no TypeScript is named with its file and line, and nothing runs", async () => {
  const folder = project({
    "parts/broken.ts": "\nexport const =;\n",
    "main.ts": 'console.log("runs");\nimport "./parts/broken";\n',
  });
  const { code, output } = await bundled(join(folder, "main.ts"));
  expect(code).toBe(1);
  expect(output).toMatch(/parts\/broken\.ts:2:13/);
  expect(output).not.toContain("runs\n");
});

test("an esbuild that cannot run is told", async () => {
  const folder = project({ "main.ts": "", esbuild: "#!/bin/sh\nexit 1\n" });
  const [main, broken] = ["main.ts", "esbuild"].map((name) => join(folder, name));
  chmodSync(broken, 0o755);
  const env = { ...process.env, ESBUILD_BINARY_PATH: broken };
  const { code, output } = await run(process.execPath, [join(ROOT, "scripts", "bundled.cjs"), main], { env });
  expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(`${main} cannot be bundled: `) });
});

const { app } = JSON.parse(readFileSync(join(ROOT, "cdktf.json"), "utf8")) as { app: string };

test.each([
  { who: "npm run synth", command: "npm run --silent synth", says: /^\d+ stacks in .+\/stacks\. Next: terraform .+\n$/ },
  { who: "cdktf", command: app, says: /^$/ },
])(
  "$who writes what all tests look at",
  async ({ command, says }) => {
    const folder = mkdtempSync(join(tmpdir(), "synth-"));
    const { code, output } = await run("sh", ["-c", command], { env: { ...process.env, CDKTF_OUTDIR: folder } });
    expect(output).toMatch(says);
    expect(code).toBe(0);
    expect(filesBelow(folder)).toEqual(filesBelow(synthesizeAll()));
  },
  60_000,
);
