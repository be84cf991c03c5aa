import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addFigures, readFigures } from "../../../scripts/bench/figures";
import { performancePage } from "../../../scripts/bench/page";
import { ROOT } from "../../support/run";
import { good, shippedAs } from "./figures";

/** The cells of the table rows that hold a text. */
const rowsWith = (page: string, text: string): string[][] =>
  page
    .split("\n")
    .filter((line) => line.startsWith("|") && line.includes(text))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );

test("the page sets what was measured beside what it is held to", () => {
  const page = performancePage(shippedAs(2.5, 210));
  expect(rowsWith(page, "by the clock")).toEqual([
    ["the whole catalogue, by the clock", "2.50 s", "at most 2.2 s", "missed by 0.30 s"],
  ]);
  expect(rowsWith(page, "times as fast")).toEqual([["times as fast as CDKTF's template", "3.5", "at least 4", "missed by 0.5"]]);
  expect(rowsWith(page, "its peak memory")).toEqual([["its peak memory", "210 MB", "at most 220 MB", "met"]]);
});

test("every way, every size and every command has its row, with the median and how far the rounds were apart", () => {
  const page = performancePage(good);
  expect(rowsWith(page, "`tsx main.ts`")).toEqual([
    ["`tsx main.ts`: types are not checked", "2.50 (2.25–3.00)", "5.00 (4.50–6.00)", "300 (270–360)"],
  ]);
  expect(rowsWith(page, "1,000")).toEqual([["100", "1,000", "10.00 (9.00–12.00)", "10.0", "500 (450–600)", "0.50"]]);
  expect(rowsWith(page, "npm ci")).toEqual([["`npm ci`", expect.stringMatching(/^2026-01-04, a processor/), "1.5"]]);
  expect(page).toContain("The last step alone, from 100 to 1,000 stacks, has 1.00 for time and 1.00 for memory.");
  expect(page).toContain("134 stacks with 5,250 resources");
  expect(page).toContain(
    "Median of 5 rounds (least–most), 2026-01-02, a processor, 2 cores, 8 GiB, linux 6, node 20.9.0, cdktf 0.21.0.",
  );
  expect(page).toContain("Median of 3 rounds (least–most), 2026-01-03,");
  expect(page).not.toMatch(/undefined|NaN|Not measured/);
});

test("what was never measured says how to", () => {
  const page = performancePage({});
  for (const part of ["synthesis", "growth", "commands"]) expect(page).toContain(`Not measured yet: \`npm run bench ${part}\``);
  expect(page).not.toMatch(/undefined|NaN/);
});

test("what is measured again replaces what it was before, and nothing else", () => {
  const file = join(mkdtempSync(join(tmpdir(), "figures-")), "performance.json");
  expect(addFigures(file, good)).toEqual(good);
  const later = { ...good.commands["npm ci"], seconds: 61.23456 };
  addFigures(file, { commands: { "npm test": later } });
  addFigures(file, { growth: { ...good.growth, rounds: 9 } });
  expect(readFigures(file)).toEqual({
    ...good,
    growth: { ...good.growth, rounds: 9 },
    commands: { ...good.commands, "npm test": { ...later, seconds: 61.235 } },
  });
});

test("docs/performance.md shows docs/performance.json", () => {
  const page = readFileSync(join(ROOT, "docs", "performance.md"), "utf8");
  expect(page).toBe(performancePage(readFigures(join(ROOT, "docs", "performance.json"))));
});
