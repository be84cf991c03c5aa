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

/** One thing that must hold for resources of some types. */
export interface Rule {
  /** Controls it satisfies: ids of AWS Foundational Security Best Practices. None where the rule is ours alone. */
  readonly controls: readonly string[];
  readonly types: readonly string[];
  /** What to change, or nothing when the resource is in order. `stack` holds every resource of the stack. */
  remedy(resource: Resource, stack: readonly Resource[]): string | undefined;
}

/** The value at a path of arguments; a block that may repeat is looked into at its first one. */
export function at(resource: Resource, path: string): Json | undefined {
  return path.split(".").reduce<Json | undefined>((value, key) => {
    const inner = Array.isArray(value) ? value[0] : value;
    return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner[key] : undefined;
  }, resource.values as Json);
}

/** The resources of `type` in the stack that name `resource` in their `argument`. */
export function companions(resource: Resource, type: string, argument: string, stack: readonly Resource[]): Resource[] {
  const reference = `\${${resource.address}.`;
  return stack.filter((other) => other.type === type && String(other.values[argument]).startsWith(reference));
}
