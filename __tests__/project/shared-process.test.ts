import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/run";

const tests = join(ROOT, "__tests__");
/** Test files that share a process with others, by what they say. */
const shared = readdirSync(tests, { recursive: true, encoding: "utf8" })
  .filter((path) => /(?<!\.isolated)\.test\.ts$/.test(path) && !path.startsWith("terraform/"))
  .map((path) => ({ path, text: readFileSync(join(tests, path), "utf8") }));

/** What changes something that the next file sees, and what puts it back. */
const LEFT_BEHIND = [
  { changes: /\bjest\.spyOn\(/, back: /\b(?:restoreAllMocks|mockRestore)\(\)/, what: "a spy" },
  {
    changes: /^ *(?:process\.env(?:\.\w+|\[.+\]) = |Object\.assign\(process\.env\b)/m,
    back: /^ *process\.env = |^ *delete process\.env/m,
    what: "process.env",
  },
];

const leavesBehind = (text: string) =>
  LEFT_BEHIND.filter(({ changes, back }) => changes.test(text) && !back.test(text)).map(({ what }) => what);

/** Of jest's sandbox alone: in a plain process they say nothing, or are not there. */
const isVoid = (text: string) => /^\s*expect\.(?:hasAssertions|assertions)\(|^\s*jest\.setTimeout\(/m.test(text);

test("no test relies on what only jest's sandbox does", () => {
  expect(shared.filter(({ text }) => isVoid(text)).map(({ path }) => path)).toEqual([]);
});

test.each(["  expect.hasAssertions();", "  expect.assertions(2);", "jest.setTimeout(60_000);"])(
  "what says nothing is found: %s",
  (line) => {
    expect(isVoid(`test("a", () => {\n${line}\n});`)).toBe(true);
  },
);

test("a test file puts back what the next one in its process would see", () => {
  expect(shared.length).toBeGreaterThan(400);
  const left = shared.flatMap(({ path, text }) => leavesBehind(text).map((what) => `${path}: ${what}`));
  expect(left).toEqual([]);
});

test.each([
  { text: 'jest.spyOn(console, "log").mockReturnValue();', left: ["a spy"] },
  { text: 'process.env.REGION = "us-east-1";', left: ["process.env"] },
  { text: 'process.env["REGION"] = "us-east-1";', left: ["process.env"] },
  { text: 'Object.assign(process.env, { REGION: "us-east-1" });', left: ["process.env"] },
  { text: 'const said = jest.spyOn(console, "log");\nsaid.mockRestore();', left: [] },
])("what is not put back is found: $text", ({ text, left }) => {
  expect(leavesBehind(text)).toEqual(left);
});
