import { TerraformResource, type TerraformStack } from "cdktf";
import { exceptionsOf } from "./exceptions";
import type { Json, Resource, Rule } from "./rule";
import { type RuleName, rules } from "./rules";

type Synthesized = { resource?: Record<string, Record<string, Record<string, Json>>> };

/** One line for each rule that a resource of the stack breaks without an exception; empty when all is in order. */
export function brokenRules(stack: TerraformStack, synthesized: Synthesized): string[] {
  const resources = resourcesOf(synthesized);
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  return stack.node.findAll().flatMap((construct) => {
    if (!TerraformResource.isTerraformResource(construct)) return [];
    const resource = byAddress.get(`${construct.terraformResourceType}.${construct.friendlyUniqueId}`);
    if (!resource) return [];
    const excepted = exceptionsOf(construct).map(({ rule }) => rule);
    return (Object.entries(rules) as [RuleName, Rule][])
      .filter(([name, { types }]) => types.includes(resource.type) && !excepted.includes(name))
      .flatMap(([name, rule]) => {
        const remedy = rule.remedy(resource, resources);
        return remedy
          ? [
              `${construct.node.path} (${resource.type}): ${remedy} (${[name, rule.controls.join(", ")].filter(Boolean).join(": ")})`,
            ]
          : [];
      });
  });
}

/** The resources of a stack's JSON. */
export function resourcesOf({ resource = {} }: Synthesized): Resource[] {
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, values]) => ({ type, address: `${type}.${name}`, values })),
  );
}
