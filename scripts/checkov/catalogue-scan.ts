import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { synthesize } from "../../stacks/synthesize";
import { withoutTraces } from "../../stacks/without-traces";
import { type Catalogue, platforms } from "../../systems/platforms";
import { survey } from "../docs/survey";
import { readStacks } from "../terraform/stacks";
import { cleaned } from "./cleaned";
import { checkovExceptions } from "./exceptions";
import { type Judgement, judge } from "./judge";
import { ownVerdicts } from "./own-verdicts";
import { scan } from "./scan";

/** What checkov finds in a whole catalogue, and how much it looked at. */
export interface CatalogueScan extends Judgement {
  readonly stacks: number;
}

/** Writes a catalogue to a folder of its own, has checkov look at every stack of it, and judges what it finds. */
export function scanCatalogue(python: string, catalogue: Catalogue): CatalogueScan {
  const outdir = mkdtempSync(join(tmpdir(), "checkov-"));
  try {
    const own = withoutTraces(() => {
      const app = new App({ outdir });
      platforms(app, catalogue);
      synthesize(app);
      return ownVerdicts(survey(new App({ outdir }), catalogue));
    });
    const stacks = readStacks(outdir, "").map(({ name, folder }) => ({
      name,
      json: cleaned(JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"))),
    }));
    return { stacks: stacks.length, ...judge(scan(python, stacks), own, checkovExceptions) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
