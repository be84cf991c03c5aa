import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TESTED_AWS_VERSION } from "../../stacks/aws-provider";
import { satisfies } from "./provider-needs";

/** A stack's JSON as far as copying must know it. */
export interface StackJson {
  terraform: Record<string, unknown> & { required_providers: Record<string, { source: string; version?: string }> };
  provider?: { aws?: readonly { alias?: string }[] };
  resource?: Record<string, Record<string, Record<string, unknown>>>;
  data?: Record<string, Record<string, unknown>>;
  output?: Record<string, { value: unknown }>;
  [block: string]: unknown;
}

/**
 * The stack as a check without account can take it: no backend (it would be asked for state), no `prevent_destroy` (a
 * test ends by destroying), no `ephemeral` blocks (mocks know none) but a word where one is read, no `import` blocks (mocks
 * have nothing to import), and the tested provider, unless the stack asks for a newer one.
 * Nothing else differs.
 */
export function withoutAccount(stack: StackJson): StackJson {
  const { ephemeral: _ephemeral, import: _import, ...copy } = JSON.parse(JSON.stringify(stack, withoutEphemeral)) as StackJson;
  const { backend: _backend, cloud: _cloud, ...terraform } = copy.terraform;
  const asked = terraform.required_providers.aws?.version ?? "";
  const version = satisfies(TESTED_AWS_VERSION, asked) ? TESTED_AWS_VERSION : asked;
  const aws = { source: "hashicorp/aws", version };
  copy.terraform = { ...terraform, required_providers: { ...terraform.required_providers, aws } };
  for (const resource of Object.values(copy.resource ?? {}).flatMap((named) => Object.values(named))) {
    const { prevent_destroy: _locked, ...lifecycle } = (resource.lifecycle ?? {}) as Record<string, unknown>;
    if (Object.keys(lifecycle).length > 0) resource.lifecycle = lifecycle;
    else delete resource.lifecycle;
  }
  return copy;
}

const withoutEphemeral = (_: string, value: unknown) =>
  typeof value === "string" ? value.replace(/\$\{ephemeral\.[\w.-]+\}/g, "ephemeral") : value;

/** Copies a synthesized stack's folder to `target`, without what Terraform itself wrote there, in the form above. */
export function copyWithoutAccount(folder: string, target: string): StackJson {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(folder, target, { recursive: true, filter: (source) => !/\.terraform|\.tfplan$|\.tfstate/.test(source) });
  const file = join(target, "cdk.tf.json");
  const copy = withoutAccount(JSON.parse(readFileSync(file, "utf8")));
  writeFileSync(file, JSON.stringify(copy, null, 2));
  return copy;
}
