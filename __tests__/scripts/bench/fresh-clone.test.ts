import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freshClone, type Timed } from "../../../scripts/bench/fresh-clone";

const notes = join(mkdtempSync(join(tmpdir(), "notes-")), "notes");
/** A project of two files, of which one is committed. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "project-"));
  for (const file of ["committed", "new"]) writeFileSync(join(folder, file), "");
  const git = (...args: string[]) => execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@b.c", ...args]);
  git("init", "--quiet");
  git("add", "committed");
  git("commit", "--quiet", "--message", "first");
  return folder;
}

/** Notes the folder that it runs in, and what it finds there. */
const noted = (word: string) => ["sh", "-c", `echo "${word} $PWD $(ls)" >> '${notes}'`];

test("each command is timed in a clone that holds what is committed alone, what tidies up runs also when one fails, and the clone is gone", () => {
  const commands: Timed[] = [
    { name: "sleeps", command: ["sleep", "0.3"] },
    { name: "looks", command: noted("looked"), after: noted("tidied") },
    { name: "fails", command: ["sh", "-c", "echo 'no such stack' >&2; exit 3"], after: noted("tidied again") },
    { name: "comes too late", command: noted("late") },
  ];
  const took: Record<string, number> = {};
  const clone = () => freshClone(commands, (name, seconds) => Object.assign(took, { [name]: seconds }), project());
  expect(clone).toThrow(/exit 3 failed:\nno such stack$/);
  expect(Object.keys(took)).toEqual(["sleeps", "looks"]);
  expect(took.sleeps).toBeGreaterThan(0.3);
  const lines = readFileSync(notes, "utf8").trim().split("\n");
  const folder = lines[0].split(" ")[1];
  expect(lines).toEqual(["looked", "tidied", "tidied again"].map((word) => `${word} ${folder} committed`));
  expect(existsSync(folder)).toBe(false);
});
