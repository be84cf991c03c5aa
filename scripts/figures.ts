import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { catalogue } from "../environments";
import { ensureCheckov } from "./checkov/ensure-checkov";
import { checkovExceptions } from "./checkov/exceptions";
import { judge } from "./checkov/judge";
import { readable } from "./checkov/readable";
import { scan } from "./checkov/scan";
import { costPage } from "./cost/cost-page";
import { checkovPage } from "./docs/checkov-page";
import { controlsPage } from "./docs/controls-page";
import { keysPage } from "./docs/keys-page";
import { PAGES, withParts } from "./docs/pages";
import { reachPage } from "./docs/reach-page";
import { survey } from "./docs/survey";
import { ROOT } from "./rehearsal/places";

/** `npm run synth && node --import tsx scripts/figures.ts`: writes what was synthesized into the docs: figures, costs, controls, reach, keys, checkov. */
const synthesized = join(ROOT, "cdktf.out");
for (const page of PAGES) {
  const file = join(ROOT, "docs", "systems", page.file);
  writeFileSync(file, withParts(readFileSync(file, "utf8"), page, synthesized));
}
writeFileSync(join(ROOT, "docs", "reach.md"), reachPage(synthesized, Object.keys(catalogue.systems)));
writeFileSync(join(ROOT, "docs", "cost.md"), costPage(synthesized, catalogue));
writeFileSync(join(ROOT, "docs", "keys.md"), keysPage(synthesized, catalogue));
const outdir = mkdtempSync(join(tmpdir(), "controls-"));
writeFileSync(join(ROOT, "docs", "controls.md"), controlsPage(survey(new App({ outdir }), catalogue)));
rmSync(outdir, { recursive: true });
const { stacks, own } = readable(catalogue);
const found = judge(scan(ensureCheckov(), stacks), own, checkovExceptions);
writeFileSync(join(ROOT, "docs", "checkov.md"), checkovPage(found, catalogue));
