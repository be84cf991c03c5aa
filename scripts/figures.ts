import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PAGES, withParts } from "./docs/pages";
import { ROOT } from "./rehearsal/places";

/** `npm run synth && node --import tsx scripts/figures.ts`: writes the figures of what was synthesized into the docs. */
for (const page of PAGES) {
  const file = join(ROOT, "docs", "systems", page.file);
  writeFileSync(file, withParts(readFileSync(file, "utf8"), page, join(ROOT, "cdktf.out")));
}
