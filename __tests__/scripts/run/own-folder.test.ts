import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepPlans } from "../../../scripts/run/kept-plans";
import { writeReport } from "../../../scripts/run/write-report";

const folderWith = (...files: string[]) => {
  const folder = mkdtempSync(join(tmpdir(), "own-"));
  for (const file of files) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), "{}");
  }
  return folder;
};
const manifest = () => folderWith("manifest.json");

const writers = {
  "--report": (folder: string) =>
    writeReport(folder, { command: "plan", patterns: ["a"], begun: "2026-01-01T00:00:00Z", seconds: 1 }, []),
  "--keep": (folder: string) => keepPlans(folder, manifest(), [], [], "apply", "it.tfplan"),
};
const MARKS = { "--report": "report.json", "--keep": "kept-plans.json" } as const;

describe.each(["--report", "--keep"] as const)("the folder of %s", (option) => {
  const write = writers[option];

  test("is made, is taken when it is empty, and takes the place of an earlier one", () => {
    const folder = join(folderWith(), "new");
    for (let run = 0; run < 2; run++) write(folder);
    expect(readdirSync(folder)).toContain(MARKS[option]);
    write(folderWith());
  });

  test("is refused where it holds anything else, which then stays", () => {
    const folder = folderWith("package.json", ".git/HEAD");
    expect(() => write(folder)).toThrow(`${option} must be a new or empty folder, or one with a ${MARKS[option]}`);
    expect(existsSync(join(folder, ".git", "HEAD"))).toBe(true);
  });

  test("is refused where an apply has left a state that it could not save", () => {
    const unsaved = join("stacks", "app-dev-network", "errored.tfstate");
    const folder = folderWith(MARKS[option], unsaved);
    expect(() => write(folder)).toThrow(join(folder, unsaved));
    expect(existsSync(join(folder, unsaved))).toBe(true);
  });
});
