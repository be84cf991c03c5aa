import type { ControlId } from "./controls";

/** Any value of Terraform's JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A resource as it will stand in the stack's JSON, overrides included. */
export interface Resource {
  /** Terraform's type, e.g. `aws_s3_bucket`. */
  readonly type: string;
  /** `type.name`, as in `terraform state list`. */
  readonly address: string;
  readonly values: { readonly [argument: string]: Json };
}

/** Every resource of a stack, by its type. */
export type Resources = ReadonlyMap<string, readonly Resource[]>;

/** One thing that must hold for resources of some types. */
export interface Rule {
  /** Controls it satisfies, of AWS Foundational Security Best Practices. None where the rule is ours alone. */
  readonly controls: readonly ControlId[];
  readonly types: readonly string[];
  /** Which resources of these types it is about. @default all of them */
  concerns?(resource: Resource, stack: Resources): boolean;
  /** What to change, or nothing when the resource is in order. */
  remedy(resource: Resource, stack: Resources): string | undefined;
}

/** The value at a path of arguments; a block that may repeat is looked into at its first one. */
export function at(resource: Resource, path: string): Json | undefined {
  return path.split(".").reduce<Json | undefined>((value, key) => {
    const inner = Array.isArray(value) ? value[0] : value;
    return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner[key] : undefined;
  }, resource.values as Json);
}

/** Every value of an argument that may be given once, several times or not at all. */
export function listed(value: Json | undefined): Json[] {
  return value === undefined || value === null ? [] : [value].flat();
}

/** The blocks of an argument, as resources of their own, so that `at` reads them too. */
export function blocks(resource: Resource, path: string): Resource[] {
  return listed(at(resource, path)).flatMap((values) =>
    typeof values === "object" && values !== null && !Array.isArray(values) ? [{ ...resource, values }] : [],
  );
}

/** Whether an argument is true; CDKTF writes some as text. */
export function isOn(value: Json | undefined): boolean {
  return value === true || value === "true";
}

/** The resources of `type` in the stack that name `resource` in their `argument`. */
export function companions(resource: Resource, type: string, argument: string, stack: Resources): Resource[] {
  const reference = `\${${resource.address}.`;
  return (stack.get(type) ?? []).filter((other) => String(other.values[argument]).startsWith(reference));
}
