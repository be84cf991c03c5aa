import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requirePython } from "../../../scripts/local-aws/python";
import { environmentText, writeAtomically } from "../../../scripts/outputs/environment-file";

const place = () => mkdtempSync(join(tmpdir(), "outputs-"));
const HEADING = "Outputs of app-dev";

/** What a shell hands to the programs that it starts afterwards. */
function readBySh(file: string, shell = "sh"): NodeJS.ProcessEnv {
  const program = "process.stdout.write(JSON.stringify(process.env))";
  const said = execFileSync(shell, ["-euc", 'set -a; . "$1"; exec "$2" -e "$3"', shell, file, process.execPath, program], {
    encoding: "utf8",
    // A socket there would make bash read the files of an interactive one.
    stdio: ["ignore", "pipe", "inherit"],
    env: { HOME: "/home/somebody", PATH: process.env.PATH },
  });
  return JSON.parse(said);
}

function readByPython(file: string): { strict: Record<string, string>; dotenv: Record<string, string> | null } {
  const said = execFileSync(requirePython(), [join(__dirname, "read-environment.py"), file], { encoding: "utf8" });
  return JSON.parse(said);
}

const NASTY = {
  PLAIN: "vpc-0abc",
  EMPTY: "",
  NUMBER: 5432,
  WORD: true,
  SPACES: "  two  words ",
  HASH: "a #b",
  EQUALS: "a=b;c&d|e>f",
  SINGLE: "it's",
  DOUBLE: 'say "no"',
  BOTH: `it's "here"`,
  DOLLAR: "$HOME costs $5, $(id) too",
  BACKTICK: "`id`",
  BACKSLASH: "C:\\new\\table",
  BACKSLASH_TWICE: "\\\\server\\'share'",
  BACKSLASH_AND_QUOTE: '\\"',
  EVERYTHING_BUT_DOLLARS: `it's \\"so\\" \\n \\\\\n#x`,
  NEWLINES: "one\ntwo\n\n",
  NEWLINES_AND_QUOTE: "one's\ntwo",
  TAB: "a\tb",
  EXCLAMATION: "a!b",
  UNICODE: "Zürich 東京 🚀\u2028\u0085",
};
const STRUCTURED = {
  LIST: ["subnet-a", "subnet-b"],
  MAP: { "it's": "$HOME ${HOME} `id`", path: "C:\\new\\\\'x'", quote: '\\"', unicode: "東京\r\n" },
  NESTED: [{ a: [1, null, true] }],
  NOTHING: [],
};

test("a shell and Python read back every value as it was, lists and maps as JSON", () => {
  const file = join(place(), "all.env");
  const { text, refused } = environmentText({ ...NASTY, ...STRUCTURED }, HEADING);
  writeAtomically(file, text);
  expect(refused).toEqual([]);
  const { strict, dotenv } = readByPython(file);
  const readers = [strict, dotenv ?? strict, readBySh(file), readBySh(file, "bash")];
  const plain = Object.fromEntries(Object.entries(NASTY).map(([key, value]) => [key, String(value)]));
  for (const found of readers) {
    expect(found).toMatchObject(plain);
    for (const [key, value] of Object.entries(STRUCTURED)) expect([key, JSON.parse(String(found[key]))]).toEqual([key, value]);
  }
  expect(Object.keys(strict)).toEqual(Object.keys({ ...NASTY, ...STRUCTURED }).sort());
});

test.each([
  ["it's $5", "a quote beside a dollar"],
  ["it's `id`", "a quote beside a backtick"],
  ["${HOME}", "what python-dotenv fills in whatever the quotes"],
  ["C:\\", "a backslash that would take the quote's meaning"],
  ["a\rb", "what Python reads as a new line"],
  ["a\0b", "what no variable can hold"],
])("%j is left out and named: %s", (value) => {
  const { text, refused } = environmentText({ BAD: value, GOOD: "x" }, HEADING);
  expect(refused).toEqual(["BAD"]);
  expect(text).toBe("# Outputs of app-dev\nGOOD='x'\n");
});

test("keys are sorted, whatever order they come in", () => {
  expect(environmentText({ B: 1, A_B: 2, A: 3 }, HEADING).text).toBe("# Outputs of app-dev\nA='3'\nA_B='2'\nB='1'\n");
});

test("the file is for its owner only, also where another one lay before, and nothing else is left", () => {
  const folder = place();
  const file = join(folder, "infrastructure.env");
  writeFileSync(file, "OLD='1'\n");
  chmodSync(file, 0o644);
  writeAtomically(file, "NEW='1'\n");
  expect(readFileSync(file, "utf8")).toBe("NEW='1'\n");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["infrastructure.env"]);
});

test("a file that others point at is replaced, not written through", () => {
  const folder = place();
  const [target, file] = [join(folder, "target"), join(folder, "infrastructure.env")];
  writeFileSync(target, "untouched");
  symlinkSync(target, file);
  writeAtomically(file, "NEW='1'\n");
  expect(readFileSync(target, "utf8")).toBe("untouched");
});

test("where it cannot be written, that is said, and nothing is left behind", () => {
  const folder = place();
  mkdirSync(join(folder, "taken", "inside"), { recursive: true });
  expect(() => writeAtomically(join(folder, "none", "a.env"), "")).toThrow(/none\/a\.env cannot be written: .*ENOENT/);
  expect(() => writeAtomically(join(folder, "taken"), "")).toThrow(/taken cannot be written: .*E[A-Z]+:/);
  expect(readdirSync(folder)).toEqual(["taken"]);
});

test("what lies where the text is put first is not written into, wherever it leads", () => {
  const folder = place();
  const [file, victim] = ["infrastructure.env", "victim"].map((name) => join(folder, name));
  writeFileSync(victim, "kept");
  symlinkSync(victim, `${file}.${process.pid}`);
  expect(() => writeAtomically(file, "NEW='1'\n")).toThrow(/infrastructure\.env cannot be written: .*EEXIST/);
  expect(readFileSync(victim, "utf8")).toBe("kept");
});
