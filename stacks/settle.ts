import { TerraformElement, TerraformOutput, type TerraformStack } from "cdktf";
import { deepMerge } from "cdktf/lib/util";
import { resolved } from "./resolved";

type Json = Record<string, unknown>;

/**
 * Works out what every stack is written as. From here on a stack is what it is now: an aspect could change what the
 * rules have looked at. CDKTF resolves every value to find what stacks read of each other, again to merge it, and again
 * when it is merged; here the first time is the only one. The result is that of CDKTF's own `prepareStack()` and
 * `toTerraform()`; a test holds it to them.
 */
export function settle(stacks: readonly TerraformStack[]): void {
  // All before any is merged: what one stack reads becomes an output of another.
  const parts = stacks.map(partsOf);
  for (const [index, stack] of stacks.entries()) {
    const json = merged(stack, parts[index]);
    parts[index].clear();
    stack.prepareStack = () => undefined;
    stack.toTerraform = () => json;
  }
}

/** As `prepareStack()`, but what comes out is kept. */
function partsOf(stack: TerraformStack): Map<TerraformElement, Json> {
  stack.ensureBackendExists();
  return new Map(elementsOf(stack).map((element) => [element, resolved(stack, element.toTerraform(), true) as Json]));
}

/** As `toTerraform()`. Elements that have joined since are the outputs and remote states between stacks. */
function merged(stack: TerraformStack, parts: ReadonlyMap<TerraformElement, Json>): Json {
  const elements = elementsOf(stack);
  const overrides: Json = stack["rawOverrides"];
  const json: Json = { "//": { metadata: metadataOf(stack, elements), outputs: outputsOf(elements) } };
  for (const element of elements) deepMerge(json, parts.get(element) ?? resolved(stack, element.toTerraform()));
  deepMerge(json, overrides);
  // Only what the stack itself overrides can hold tokens by now.
  for (const key of Object.keys(overrides)) json[key] = resolved(stack, json[key]);
  return json;
}

function metadataOf(stack: TerraformStack, elements: readonly TerraformElement[]): Json {
  const overridden = Object.keys(stack["rawOverrides"]);
  const metadata = {
    version: stack["cdktfVersion"],
    stackName: stack.node.id,
    // The element that is the backend says another.
    backend: "local",
    ...(overridden.length > 0 ? { overrides: { stack: overridden } } : {}),
  };
  return deepMerge(metadata, ...elements.map((element) => resolved(stack, element.toMetadata())));
}

/** The name of every output, below the path of its construct. */
function outputsOf(elements: readonly TerraformElement[]): Json {
  const outputs = elements.filter(TerraformOutput.isTerraformOutput);
  return deepMerge(
    {},
    ...outputs.map(({ node, friendlyUniqueId }) =>
      node.path.split("/").reduceRight<unknown>((below, part) => ({ [part]: below }), friendlyUniqueId),
    ),
  );
}

const elementsOf = (stack: TerraformStack) => stack.node.findAll().filter(TerraformElement.isTerraformElement);
