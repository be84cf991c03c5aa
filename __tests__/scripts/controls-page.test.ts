import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../environments";
import { type ControlId, controls } from "../../modules/governance/controls";
import type { Finding } from "../../modules/governance/findings";
import { type RuleName, rules } from "../../modules/governance/rules";
import { controlsPage } from "../../scripts/docs/controls-page";
import { controlsWithoutRule } from "../../scripts/docs/controls-without-rule";
import { exceptionTable } from "../../scripts/docs/exception-table";
import { heldIn, placesOf, verdictOn } from "../../scripts/docs/rule-verdicts";
import { type Surveyed, survey } from "../../scripts/docs/survey";
import { withoutTraces } from "../../stacks/without-traces";
import { ROOT } from "../support/run";
import { scratchApp } from "../support/scratch-app";

const resource = { type: "aws_kms_key", address: "aws_kms_key.platform", values: {} };
const held: Finding = { rule: "keyRotates", resource };
const excepted: Finding = {
  ...held,
  remedy: "set enable_key_rotation",
  exception: { rule: "keyRotates", reason: "is imported" },
};

/** Keys of partner, as found in dev, staging and prod. */
const keys = (...found: readonly (readonly Finding[])[]): Surveyed[] =>
  ["dev", "staging", "prod"].map((environment, index) => ({
    system: "partner",
    environment,
    stack: `partner-${environment}-security`,
    findings: found[index] ?? [],
  }));

test("docs/controls.md says what is synthesized today: if not, node --import tsx scripts/figures.ts", () => {
  const page = withoutTraces(() => controlsPage(survey(scratchApp(), catalogue)));
  expect(readFileSync(join(ROOT, "docs", "controls.md"), "utf8")).toBe(page);
}, 60_000);

test("every control has a rule or a reason why it has none, and not both", () => {
  const ruled = new Set(Object.values(rules).flatMap((rule) => rule.controls));
  const faulty = (Object.keys(controls) as ControlId[]).filter((id) => ruled.has(id) === id in controlsWithoutRule);
  expect(faulty).toEqual([]);
});

test.each<{ what: string; found: Surveyed[]; verdict: string; cell: string }>([
  { what: "no resource", found: keys(), verdict: "no such resource", cell: "–" },
  { what: "keys that rotate", found: keys([held], [held], [held, held]), verdict: "holds", cell: "1 · 1 · 2" },
  { what: "no key in dev", found: keys([], [held], [held]), verdict: "holds", cell: "– · 1 · 1" },
  {
    what: "one key that need not",
    found: keys([held, excepted], [held], [held]),
    verdict: "holds, with exceptions",
    cell: "1+1 · 1 · 1",
  },
  { what: "only keys that need not", found: keys([excepted]), verdict: "excepted", cell: "0+1 · – · –" },
])("of $what it says: $verdict, $cell", ({ found, verdict, cell }) => {
  const rule: RuleName = "keyRotates";
  expect(verdictOn(rule, found)).toBe(verdict);
  expect(heldIn(placesOf(found)[0], rule, found)).toBe(cell);
});

test("a rule that breaks without an exception holds for nothing", () => {
  expect(verdictOn("keyRotates", keys([{ ...held, remedy: "set enable_key_rotation" }]))).not.toContain("holds");
});

test("the same exception in two environments is one row, with its reason", () => {
  const rows = exceptionTable(keys([excepted], [held], [excepted]))
    .split("\n")
    .slice(2);
  expect(rows.map((row) => row.split("|").map((cell) => cell.trim()))).toEqual([
    ["", "`keyRotates`", "is imported", "`aws_kms_key.platform`", "`partner-{dev,prod}-security`", ""],
  ]);
});

test("a stack of nobody's is refused", () => {
  const { systems } = catalogue;
  expect(() => withoutTraces(() => survey(scratchApp(), { accounts: {}, systems: {} }))).not.toThrow();
  expect(() =>
    withoutTraces(() => survey(scratchApp(), { accounts: {}, systems: { partner: { prod: systems.partner.dev } } })),
  ).toThrow("partner-dev-security belongs to no environment and no account");
});
