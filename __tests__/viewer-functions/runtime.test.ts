import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { type TransformOptions, transformSync } from "esbuild";
import { ROOT } from "../support/run";

/**
 * ES 5.1 and what viewer functions here use of the rest that the runtime has.
 * Source: CloudFront developer guide, "JavaScript runtime 2.0 features for CloudFront Functions".
 */
const RUNTIME: TransformOptions = {
  target: "es5",
  supported: { "const-and-let": true, arrow: true, "template-literal": true },
  logLevel: "silent",
};

/** Whether the runtime reads the code as it stands: esbuild rewrites or refuses all else. */
function isUnderstood(code: string): boolean {
  try {
    new Script(code); // Reads no `import` and no `export`, as the runtime.
    return transformSync(code, RUNTIME).code === transformSync(code, { target: "esnext" }).code;
  } catch {
    return false;
  }
}

const files = readdirSync(join(ROOT, "viewer-functions"));

test.each(files)("%s uses no syntax that the runtime lacks, and declares a handler", (file) => {
  const code = readFileSync(join(ROOT, "viewer-functions", file), "utf8");
  expect(isUnderstood(code)).toBe(true);
  expect(code).toMatch(/^function handler\(event\) \{$/m);
});

test("each viewer function is one file of JavaScript", () => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !/^[a-z-]+\.js$/.test(file))).toEqual([]);
});

test.each([
  "event?.request",
  "event ?? {}",
  "const { request } = {};",
  "for (const header of []) {}",
  "class Router {}",
  "const all = [...[]];",
  "const copy = { ...{} };",
  "function handler(event = {}) {}",
  "/(?<=a)b/.test('ab')",
  'import fs from "fs";',
  "export function handler() {}",
  "function handler( {}",
])("%s would be noticed", (code) => {
  expect(isUnderstood(code)).toBe(false);
});

test("what the runtime has besides ES 5.1 is let through", () => {
  expect(isUnderstood("const a = 1;\nlet b = () => `${a}`;")).toBe(true);
});
