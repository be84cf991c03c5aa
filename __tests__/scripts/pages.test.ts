import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PAGES, withParts } from "../../scripts/docs/pages";
import { ROOT } from "../support/run";
import { synthesizeAll } from "../support/synthesized";

const outdir = synthesizeAll();

test.each(PAGES)("$file shows the figures that are synthesized today", (page) => {
  const text = readFileSync(join(ROOT, "docs", "systems", page.file), "utf8");
  expect(text).toBe(withParts(text, page, outdir));
});

test("a page without the markers is refused, not left as it is", () => {
  expect(() => withParts("# A page", PAGES[0], outdir)).toThrow("must hold <!-- stacks -->");
});
