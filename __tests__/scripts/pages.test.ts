import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../environments";
import { costPage } from "../../scripts/cost/cost-page";
import { estateIn } from "../../scripts/docs/estate";
import { keysPage } from "../../scripts/docs/keys-page";
import { PAGES, withParts } from "../../scripts/docs/pages";
import { reachEdges } from "../../scripts/docs/reach-edges";
import { reachPage } from "../../scripts/docs/reach-page";
import { knownSystems } from "../support/known-systems";
import { ROOT } from "../support/run";
import { synthesizeAll } from "../support/synthesized";

const outdir = synthesizeAll();

test.each(PAGES)("$file shows the figures that are synthesized today", (page) => {
  const text = readFileSync(join(ROOT, "docs", "systems", page.file), "utf8");
  expect(text).toBe(withParts(text, page, outdir));
});

const systems: Readonly<Record<string, object>> = catalogue.systems;

test.each([
  { file: "reach.md", page: () => reachPage(outdir, Object.keys(systems)) },
  { file: "cost.md", page: () => costPage(outdir, catalogue) },
  { file: "keys.md", page: () => keysPage(outdir, catalogue) },
])("docs/$file says what is synthesized today: if not, node --import tsx scripts/figures.ts", ({ file, page }) => {
  expect(readFileSync(join(ROOT, "docs", file), "utf8")).toBe(page());
});

test.each(Object.keys(systems))("in %s no group lets in or out whom the other end does not", (system) => {
  const edges = Object.keys(systems[system]).flatMap((environment) => reachEdges(estateIn(outdir, `${system}-${environment}-`)));
  if ((knownSystems as readonly string[]).includes(system)) expect(edges.length).toBeGreaterThan(10);
  expect(edges.filter(({ open }) => open !== "yes")).toEqual([]);
});

test("a page without the markers is refused, not left as it is", () => {
  expect(() => withParts("# A page", PAGES[0], outdir)).toThrow("must hold <!-- stacks -->");
});
