import type { Resource } from "../../modules/governance/rule";
import { readStacks } from "../../scripts/terraform/stacks";
import { readStackFile, resourcesIn, type StackFile } from "./synthesized";

export type Values = Resource["values"];
export const environments = ["dev", "staging", "prod"];

/** One environment of a system in an output folder, read by layer. */
export interface SystemStacks {
  readonly layers: string[];
  /** Every resource of one stack, or of all. */
  resources(layer?: string): Resource[];
  /** The arguments of every resource of a type in one stack, or in all. */
  of(type: string, layer?: string): Values[];
  /** The only resource of a type. */
  one(type: string, layer?: string): Values;
  /** The only resource of a type that has these arguments: fails when there is none, or more than one. */
  the(type: string, match: Values): Values;
  file(layer: string): StackFile;
}

export const partnerIn = (outdir: string, environment: string) => systemIn(outdir, "partner", environment);
export const portfolioIn = (outdir: string, environment: string) => systemIn(outdir, "portfolio", environment);

export function systemIn(outdir: string, system: string, environment: string): SystemStacks {
  const prefix = `${system}-${environment}-`;
  const stacks = readStacks(outdir, prefix);
  const layers = stacks.map(({ name }) => name.replace(prefix, ""));
  const read = new Map<string, Resource[]>();
  const inLayer = (layer: string) => {
    const found = read.get(layer) ?? resourcesIn(outdir, `${prefix}${layer}`);
    read.set(layer, found);
    return found;
  };
  const resources = (layer?: string) => (layer ? [layer] : layers).flatMap(inLayer);
  const of = (type: string, layer?: string) =>
    resources(layer)
      .filter((resource) => resource.type === type)
      .map(({ values }) => values);
  const only = (found: Values[], what: string) => {
    if (found.length !== 1) throw new Error(`expected one ${what}, found ${found.length}`);
    return found[0];
  };
  const has = (values: Values, match: Values) => Object.entries(match).every(([name, value]) => values[name] === value);
  return {
    layers,
    resources,
    of,
    one: (type, layer) => only(of(type, layer), type),
    the: (type, match) =>
      only(
        of(type).filter((values) => has(values, match)),
        `${type} with ${JSON.stringify(match)}`,
      ),
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
