import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../environments";
import { resourcesOf, type Synthesized } from "../../modules/governance/findings";
import { ensureCheckov } from "../../scripts/checkov/ensure-checkov";
import { checkovExceptions } from "../../scripts/checkov/exceptions";
import { asShipped, judge } from "../../scripts/checkov/judge";
import { readable } from "../../scripts/checkov/readable";
import { type CheckovFinding, type Scanned, scan } from "../../scripts/checkov/scan";
import { checkovPage } from "../../scripts/docs/checkov-page";
import type { Catalogue } from "../../systems/platforms";
import { choiceOf, FAULTS, HIDDEN, withFault } from "../support/checkov-faults";
import { missingPython } from "../support/find-terraform";
import { ROOT } from "../support/run";
import { variants } from "../support/variants";

const MINUTES = 60_000;
const missing = missingPython();
if (missing) console.error(`*** SKIPPED: checkov. ${missing}`);

const resourcesIn = (stacks: readonly Scanned[]) =>
  stacks.reduce((sum, { json }) => sum + resourcesOf(json as Synthesized).length, 0);

/** A choice leaves most stacks as they are. */
const distinct = (stacks: readonly Scanned[]) => [
  ...new Map(stacks.map((stack) => [stack.name + JSON.stringify(stack.json), stack] as const).reverse()).values(),
];

(missing ? describe.skip : describe)("checkov, over what is shipped and what can be chosen", () => {
  const shipped = readable(catalogue);
  const chosen = Object.entries(variants).flatMap(([system, all]) =>
    Object.entries<Catalogue>(all).map(([variant, each]) => readable(each, `${system}: ${variant}`)),
  );
  const stacks = distinct([shipped, ...chosen].flatMap((each) => each.stacks));
  const own = [shipped, ...chosen].flatMap((each) => each.own);
  const planted = [...FAULTS, HIDDEN].map((fault) => withFault(shipped.stacks, fault));
  let all: readonly CheckovFinding[];
  let findings: readonly CheckovFinding[];
  let ofShipped: readonly CheckovFinding[];

  beforeAll(() => {
    all = scan(ensureCheckov(), [...stacks, ...planted]);
    findings = all.filter(({ choice }) => !planted.some((each) => each.choice === choice));
    ofShipped = findings.filter(({ choice }) => choice === undefined);
  }, 10 * MINUTES);

  test("every resource that is shipped is looked at, and stacks of every choice besides", () => {
    const folder = join(ROOT, "environments", "addresses");
    const accepted = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), "utf8").trim().split("\n"));
    expect(resourcesIn(stacks.filter(({ choice }) => !choice))).toBe(accepted.length);
    const missed = chosen
      .map(({ stacks: [{ choice }] }) => choice)
      .filter((each) => !stacks.some(({ choice }) => choice === each));
    expect(missed).toEqual([]);
    console.info(`${stacks.length} stacks, ${resourcesIn(stacks)} resources, ${findings.length} findings`);
  });

  test("what it finds is mended or excepted, and every exception excuses something", () => {
    const { open, stale } = judge(findings, own, checkovExceptions);
    expect({ open, stale }).toEqual({ open: [], stale: [] });
  });

  test("as shipped, every exception excuses something, but for those of a choice", () => {
    expect(asShipped(judge(ofShipped, own, checkovExceptions)).stale).toEqual([]);
  });

  test("docs/checkov.md says what is found today: if not, node --import tsx scripts/figures.ts", () => {
    const page = checkovPage(judge(ofShipped, own, checkovExceptions), catalogue);
    expect(readFileSync(join(ROOT, "docs", "checkov.md"), "utf8")).toBe(page);
  });

  test.each(FAULTS)("$what is found, and no exception lets it stay", (fault) => {
    const { check, address } = fault;
    const { open } = judge(all, own, checkovExceptions);
    expect(open).toContainEqual(expect.objectContaining({ check, address, choice: choiceOf(fault) }));
  });

  test("nulls hide the open security group from checkov: so they are taken out", () => {
    const found = all.filter(({ check, choice }) => check === HIDDEN.check && choice === choiceOf(HIDDEN));
    expect(found).toEqual([]);
  });
});
