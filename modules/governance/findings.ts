import { TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { type Exception, exceptionsOf } from "./exceptions";
import type { Json, Resource, Resources, Rule } from "./rule";
import { type RuleName, rules } from "./rules";

/** The resources of a stack's JSON, by type and name. */
export type Synthesized = { resource?: Record<string, Record<string, Record<string, Json>>> };

/** What one rule found at one resource. */
export interface Finding {
  readonly rule: RuleName;
  readonly resource: Resource;
  /** What to change; nothing where the rule holds. */
  readonly remedy?: string;
  /** The construct that made the resource, of broken ones only; none where an override did. */
  readonly construct?: IConstruct;
  /** Why the resource need not keep the rule. */
  readonly exception?: Exception;
}

const rulesOfType = new Map<string, [RuleName, Rule][]>();
for (const [name, rule] of Object.entries(rules) as [RuleName, Rule][]) {
  for (const type of rule.types) rulesOfType.set(type, [...(rulesOfType.get(type) ?? []), [name, rule]]);
}

/** Everything that rules find in a stack's JSON, in the order of the JSON. */
export function findings(stack: TerraformStack, synthesized: Synthesized): Finding[] {
  const resources = resourcesOf(synthesized);
  const byType = groupedByType(resources);
  const constructs = constructsOf(stack);
  return resources.flatMap((resource) =>
    (rulesOfType.get(resource.type) ?? [])
      .filter(([, rule]) => rule.concerns?.(resource, byType) ?? true)
      .map(([name, rule]) => {
        const remedy = rule.remedy(resource, byType);
        if (!remedy) return { rule: name, resource };
        const construct = constructs(resource);
        const exception = construct && exceptionsOf(construct).find((each) => each.rule === name);
        return { rule: name, resource, remedy, construct, exception };
      }),
  );
}

/** The resources of a stack's JSON. */
export function resourcesOf({ resource = {} }: Synthesized): Resource[] {
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, values]) => ({ type, address: `${type}.${name}`, values })),
  );
}

/** Resources as rules look them up. */
export function groupedByType(resources: readonly Resource[]): Resources {
  const grouped = new Map<string, Resource[]>();
  for (const resource of resources) {
    const others = grouped.get(resource.type);
    if (others) others.push(resource);
    else grouped.set(resource.type, [resource]);
  }
  return grouped;
}

/** Finds the construct of a resource. Working out addresses takes long, so only those of types that are asked for are. */
function constructsOf(stack: TerraformStack): (resource: Resource) => IConstruct | undefined {
  const known = new Map<string, ReadonlyMap<string, IConstruct>>();
  const ofType = (type: string) =>
    new Map(
      stack.node
        .findAll()
        .filter((each) => TerraformResource.isTerraformResource(each) && each.terraformResourceType === type)
        .map((each) => [`${type}.${(each as TerraformResource).friendlyUniqueId}`, each]),
    );
  return ({ type, address }) => {
    const named = known.get(type) ?? ofType(type);
    known.set(type, named);
    return named.get(address);
  };
}
