import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { catalogue } from "../../environments";
import type { LocalAws } from "../../environments/local-aws";
import { rehearsed } from "../../environments/rehearse";
import { resourcesOf } from "../../modules/governance/findings";
import type { Resource } from "../../modules/governance/rule";
import { endpointsAt } from "../../scripts/local-aws/services";
import { readStacks, type Stack } from "../../scripts/terraform/stacks";
import { synthesize } from "../../stacks/synthesize";
import { withoutTraces } from "../../stacks/without-traces";
import { type Catalogue, platforms } from "../../systems/platforms";
import { forgettingTokens } from "./forgetting-tokens";
import { writtenOnce } from "./shared-synthesis";

/** A local AWS that is only written down, never reached. */
export const writtenLocalAws: LocalAws = { ...endpointsAt(4566), suffix: "0a1b2c3d" };

/** A folder that a catalogue is written to, once in a run of the tests: only to be read. */
export const synthesizeAll = (given: Catalogue = catalogue): string => writtenOnce(given, () => synthesizeAnew(given));

/** Writes a catalogue to a folder of its own and returns the folder. */
export function synthesizeAnew(given: Catalogue = catalogue): string {
  const outdir = mkdtempSync(join(tmpdir(), "synth-"));
  forgettingTokens(() =>
    withoutTraces(() => {
      const app = new App({ outdir });
      platforms(app, given);
      synthesize(app);
    }),
  );
  return outdir;
}

/** One system's environments alone, where a test is about no other. */
export const synthesizeSystem = (system: keyof typeof catalogue.systems): string =>
  synthesizeAll({ accounts: catalogue.accounts, systems: { [system]: catalogue.systems[system] } });

export const synthesizeRehearsed = (given: Catalogue = catalogue): string => synthesizeAll(rehearsed(given, writtenLocalAws));

// biome-ignore lint/suspicious/noExplicitAny: Terraform's JSON, read with the eye of a test.
export type StackFile = Record<string, any>;

export function readStackFile({ folder }: Stack): StackFile {
  return JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
}

/** The resources of one stack of an output folder, by its whole name. */
export function resourcesIn(outdir: string, name: string): Resource[] {
  const stack = readStacks(outdir, name).find((each) => each.name === name);
  if (!stack) throw new Error(`${name} was not synthesized`);
  return resourcesOf(readStackFile(stack));
}
