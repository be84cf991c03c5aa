import { layersOf } from "../terraform/layers";
import { readStacks } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";
import { nameOf, type Place } from "./environment-reports";

/** An environment's stacks by their short names, one string for each layer: a layer reads from those before it only. */
export interface EnvironmentLayers extends Place {
  readonly layers: readonly string[];
}

/** In which order the stacks of each environment are applied, from a folder of synthesized stacks. */
export function environmentLayers(outdir: string, places: readonly Place[]): EnvironmentLayers[] {
  return places.map(({ system, environment }) => {
    const prefix = `${system}-${environment}-`;
    const stacks = readStacks(outdir, prefix);
    if (stacks.length === 0) throw new UserError(`${outdir} holds no stack of ${nameOf({ system, environment })}.`);
    const layers = layersOf(stacks).map((names) => names.map((name) => name.slice(prefix.length)).join(" "));
    return { system, environment, layers };
  });
}
