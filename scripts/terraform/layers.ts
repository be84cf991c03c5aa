import type { Stack } from "./stacks";
import { UserError } from "./user-error";

/**
 * The names of `stacks` in layers: each layer needs only earlier ones, and every stack stands in the earliest that it can.
 * What is not among `stacks` is not waited for. Names are sorted within a layer. Refuses stacks that wait for one another.
 */
export function layersOf(stacks: readonly Stack[]): string[][] {
  const layers: string[][] = [];
  let left = [...stacks].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const layer = left.filter(({ dependencies }) => !dependencies.some((name) => waiting.has(name)));
    if (layer.length === 0) throw new UserError(`These stacks wait for one another: ${[...waiting].join(", ")}.`);
    layers.push(layer.map(({ name }) => name));
    left = left.filter((stack) => !layer.includes(stack));
  }
  return layers;
}
