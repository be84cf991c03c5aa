import type { TerraformStack } from "cdktf";
import { preparedStacks } from "../../stacks/synthesize";
import { withoutTraces } from "../../stacks/without-traces";
import { type Catalogue, platforms } from "../../systems/platforms";
import { scratchApp } from "../support/scratch-app";

/** Every stack of a catalogue, found to be in order and not written. */
export const built = (catalogue: Catalogue): TerraformStack[] =>
  withoutTraces(() => {
    const app = scratchApp();
    platforms(app, catalogue);
    return preparedStacks(app);
  });
