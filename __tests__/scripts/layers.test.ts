import { layersOf } from "../../scripts/terraform/layers";
import { readStacks, type Stack } from "../../scripts/terraform/stacks";
import { synthesizeAll } from "../support/synthesized";

const stack = (name: string, ...dependencies: string[]): Stack => ({ name, folder: name, dependencies });

test.each([
  { what: "nothing", stacks: [], layers: [] },
  { what: "stacks that need nothing", stacks: [stack("b"), stack("a")], layers: [["a", "b"]] },
  { what: "a chain", stacks: [stack("c", "b"), stack("b", "a"), stack("a")], layers: [["a"], ["b"], ["c"]] },
  {
    what: "two ways of different length",
    stacks: [stack("top", "long", "base"), stack("long", "base"), stack("short", "base"), stack("base")],
    layers: [["base"], ["long", "short"], ["top"]],
  },
  { what: "a stack that needs one that is not among them", stacks: [stack("a", "elsewhere")], layers: [["a"]] },
])("$what: $layers", ({ stacks, layers }) => {
  expect(layersOf(stacks)).toEqual(layers);
});

test("stacks that wait for one another are refused by their names, without those that wait for nothing", () => {
  const circle = [stack("a", "b"), stack("b", "a"), stack("alone")];
  expect(() => layersOf(circle)).toThrow("These stacks wait for one another: a, b.");
});

const catalogue = readStacks(synthesizeAll(), "");
const layers = layersOf(catalogue);
const layerOf = (name: string) => layers.findIndex((layer) => layer.includes(name));

test("every stack of the catalogue is in one layer, and in no other", () => {
  expect(layers.length).toBeGreaterThan(2);
  expect(layers.flat().sort()).toEqual(catalogue.map(({ name }) => name).sort());
});

test("every stack stands right above the highest that it needs: later than all of them, and no later than it must", () => {
  const needed = catalogue.map(({ name, dependencies }) => [name, 1 + Math.max(-1, ...dependencies.map(layerOf))]);
  expect(catalogue.map(({ name }) => [name, layerOf(name)])).toEqual(needed);
});

test("the order in which stacks are given does not matter", () => {
  expect(layersOf([...catalogue].reverse())).toEqual(layers);
});
