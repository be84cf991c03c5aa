import { TerraformStack } from "cdktf";
import { resourcesOf, type Synthesized } from "../../modules/governance/findings";
import type { Resource } from "../../modules/governance/rule";
import { preparedStacks } from "../../stacks/synthesize";
import { withoutTraces } from "../../stacks/without-traces";
import { type Catalogue, platforms } from "../../systems/platforms";
import type { System } from "../support/changed";
import { forgettingTokens } from "../support/forgetting-tokens";
import { scratchApp } from "../support/scratch-app";
import type { Values } from "./settings-of";

/** One environment as a catalogue without its account: only that environment's stacks are made of it. */
const alone = (system: System, settings: Values): Catalogue =>
  ({ accounts: {}, systems: { [system]: { [String(settings.environment)]: settings } } }) as unknown as Catalogue;

/** Builds every stack of an environment, and refuses what synthesis would; nothing is written. */
export const built = (system: System, settings: Values): TerraformStack[] =>
  withoutTraces(() => {
    const app = scratchApp();
    platforms(app, alone(system, settings));
    return preparedStacks(app);
  });

/** What would be written, by stack: built without asking whether synthesis would refuse it. */
export const textsOf = (system: System, settings: Values): ReadonlyMap<string, string> =>
  forgettingTokens(() =>
    withoutTraces(() => {
      const app = scratchApp();
      platforms(app, alone(system, settings));
      const stacks = app.node.findAll().filter(TerraformStack.isStack);
      for (const stack of stacks) stack.prepareStack();
      return new Map(stacks.map((stack) => [stack.node.id, JSON.stringify(stack.toTerraform())]));
    }),
  );

/** Every resource of what would be written. */
export const resourcesIn = (texts: ReadonlyMap<string, string>): (Resource & { readonly stack: string })[] =>
  [...texts].flatMap(([stack, text]) => resourcesOf(JSON.parse(text) as Synthesized).map((resource) => ({ ...resource, stack })));
