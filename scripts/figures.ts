import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stackTable, withStackTable } from "./docs/stack-table";
import { ROOT } from "./rehearsal/places";

/** `npm run synth && node --import tsx scripts/figures.ts`: writes the figures of what was synthesized into the docs. */
const page = join(ROOT, "docs", "systems", "partner.md");
writeFileSync(page, withStackTable(readFileSync(page, "utf8"), stackTable(join(ROOT, "cdktf.out"), "partner")));
