import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stackTable, withStackTable } from "../../scripts/docs/stack-table";
import { ROOT } from "../support/run";
import { resourcesIn, synthesizeAll } from "../support/synthesized";

const outdir = synthesizeAll();

test("partner's page shows the resources that are synthesized today", () => {
  const page = readFileSync(join(ROOT, "docs", "systems", "partner.md"), "utf8");
  expect(page).toBe(withStackTable(page, stackTable(outdir, "partner")));
});

test("a row counts the resources of one layer in each environment, a dash where there is no such stack", () => {
  const rows = stackTable(outdir, "partner").split("\n");
  const counts = ["dev", "staging", "prod"].map((environment) => resourcesIn(outdir, `partner-${environment}-network`).length);
  const network = rows.find((row) => row.includes("`network`"));
  expect(network?.split("|").slice(2, 5).map(Number)).toEqual(counts);
  expect(counts[2]).toBeGreaterThan(counts[0]);
});

test("a page without the markers is refused, not left as it is", () => {
  expect(() => withStackTable("# A page", "| table |")).toThrow("must hold <!-- stacks -->");
});
