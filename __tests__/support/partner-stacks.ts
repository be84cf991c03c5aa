import type { Resource } from "../../modules/governance/rule";
import { readStacks } from "../../scripts/terraform/stacks";
import { readStackFile, resourcesIn, type StackFile } from "./synthesized";

export type Values = Resource["values"];
export const environments = ["dev", "staging", "prod"];

/** One environment of partner in an output folder, read by layer. */
export interface PartnerStacks {
  readonly layers: string[];
  /** Every resource of one stack, or of all. */
  resources(layer?: string): Resource[];
  /** The arguments of every resource of a type in one stack, or in all. */
  of(type: string, layer?: string): Values[];
  /** The only resource of a type. */
  one(type: string, layer?: string): Values;
  file(layer: string): StackFile;
}

export function partnerIn(outdir: string, environment: string): PartnerStacks {
  const prefix = `partner-${environment}-`;
  const stacks = readStacks(outdir, prefix);
  const layers = stacks.map(({ name }) => name.replace(prefix, ""));
  const resources = (layer?: string) => (layer ? [layer] : layers).flatMap((each) => resourcesIn(outdir, `${prefix}${each}`));
  const of = (type: string, layer?: string) =>
    resources(layer)
      .filter((resource) => resource.type === type)
      .map(({ values }) => values);
  return {
    layers,
    resources,
    of,
    one: (type, layer) => {
      const found = of(type, layer);
      if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
      return found[0];
    },
    file: (layer) => readStackFile(readStacks(outdir, `${prefix}${layer}`)[0]),
  };
}

/** The statements of a policy, or of a role's trust, as they are written. */
export function statementsOf(document: unknown) {
  return JSON.parse(String(document)).Statement as {
    Sid: string;
    Effect: string;
    Action: string | string[];
    Resource: string | string[];
    Principal?: unknown;
    Condition?: Record<string, Record<string, unknown>>;
  }[];
}

/** `rds` for a reference to its security group, in this stack or by another one's outputs. */
export const groupName = (reference: unknown) => /aws_security_group\.?groups_([\w-]+)_group_/.exec(String(reference))?.[1];
