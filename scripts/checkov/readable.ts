import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { synthesize } from "../../stacks/synthesize";
import { withoutTraces } from "../../stacks/without-traces";
import { type Catalogue, platforms } from "../../systems/platforms";
import { surveyOf } from "../docs/survey";
import { readStacks } from "../terraform/stacks";
import { cleaned } from "./cleaned";
import { ownVerdicts, type RuleVerdict } from "./own-verdicts";
import type { Scanned } from "./scan";

/** A catalogue as checkov reads it, and what our own rules say of it. */
export interface Readable {
  readonly stacks: readonly Scanned[];
  readonly own: readonly RuleVerdict[];
}

/**
 * Synthesizes a catalogue for checkov, into a folder that is gone afterwards.
 * @param choice what makes it another one than the shipped catalogue
 */
export function readable(catalogue: Catalogue, choice?: string): Readable {
  const outdir = mkdtempSync(join(tmpdir(), "checkov-"));
  try {
    return withoutTraces(() => {
      const app = new App({ outdir });
      platforms(app, catalogue);
      synthesize(app);
      const stacks = readStacks(outdir, "").map(({ name, folder }) => ({
        name,
        choice,
        json: cleaned(JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"))),
      }));
      return { stacks, own: ownVerdicts(surveyOf(app.node.findAll().filter(TerraformStack.isStack), catalogue), choice) };
    });
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
