import { resourcesOf } from "../../../../modules/governance/findings";
import type { Json, Resource } from "../../../../modules/governance/rule";
import type { PolicyStatement } from "../../../../modules/security/policy-document";
import type { StackFile } from "../../../support/synthesized";

/** Something that a rule must speak of, planted in a copy of a shipped stack. */
export interface Fault {
  readonly stack: string;
  /** How the address of the resource begins; the first such resource is broken. */
  readonly resource: string;
  readonly plant: Plant;
  /** The remedy that the rule must name. */
  readonly says: string;
}

/** Breaks one resource of a stack's JSON, in place. */
export type Plant = (resource: Resource, file: StackFile) => void;

/** The stack's JSON with the fault in it. A resource that is not there would make a fault that is none. */
export function planted(file: StackFile, { stack, resource, plant }: Fault): StackFile {
  const copy = structuredClone(file);
  const found = resourcesOf(copy).find(({ address }) => address.startsWith(resource));
  if (!found) throw new Error(`${stack} has no ${resource}`);
  plant(found, copy);
  return copy;
}

/** Gives an argument another value; of blocks that repeat, in the first. `undefined` takes it away. */
export const set =
  (path: string, value: Json | undefined): Plant =>
  ({ values }) => {
    const keys = path.split(".");
    const last = keys.pop() as string;
    const block = keys.reduce((inner, key) => first(first(inner)[key]), values as Record<string, Json>);
    if (value === undefined) delete first(block)[last];
    else first(block)[last] = value;
  };

/** Takes away what belongs to the resource: resources of `type` that name it in their `argument`. */
export const without =
  (type: string, argument: string): Plant =>
  ({ address }, file) => {
    const all = file.resource[type];
    const names = Object.keys(all).filter((name) => String(all[name][argument]).startsWith(`\${${address}.`));
    if (names.length === 0) throw new Error(`${address} has no ${type}`);
    for (const name of names) delete all[name];
  };

/** Breaks what belongs to the resource. */
export const companion =
  (type: string, argument: string, plant: Plant): Plant =>
  ({ address }, file) => {
    const found = resourcesOf(file).find(
      (each) => each.type === type && String(each.values[argument]).startsWith(`\${${address}.`),
    );
    if (!found) throw new Error(`${address} has no ${type}`);
    plant(found, file);
  };

/** Adds the resource once more, under a name that no construct has: exceptions of the first do not hold for it. */
export const again =
  (...plants: readonly Plant[]): Plant =>
  ({ type, values }, file) => {
    const copy = structuredClone(values);
    file.resource[type].planted = copy;
    for (const plant of plants) plant({ type, address: `${type}.planted`, values: copy }, file);
  };

/** One more statement in the resource's policy. */
export const allowing =
  (statement: Omit<PolicyStatement, "Sid" | "Effect">): Plant =>
  ({ values }) => {
    const policy = JSON.parse(String(values.policy));
    policy.Statement = [...policy.Statement, { Sid: "Planted", Effect: "Allow", ...statement }];
    (values as Record<string, Json>).policy = JSON.stringify(policy);
  };

/** Another argument of the first container. */
export const container =
  (argument: string, value: Json | undefined): Plant =>
  ({ values }) => {
    const containers = JSON.parse(String(values.container_definitions));
    containers[0][argument] = value;
    (values as Record<string, Json>).container_definitions = JSON.stringify(containers);
  };

const first = (value: Json): Record<string, Json> => (Array.isArray(value) ? value[0] : value) as Record<string, Json>;
