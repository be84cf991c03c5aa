import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runOnBackend } from "../terraform/run-on-backend";
import type { Stack } from "../terraform/stacks";
import type { Terraform } from "../terraform/terraform";

/** What one stack shows to people. */
export interface StackOutputs {
  readonly stack: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Names of those that Terraform hides. */
  readonly sensitive: readonly string[];
  /** Names that the stack was synthesized with and its state does not hold: it was not applied since. */
  readonly missing: readonly string[];
}

type Shown = Readonly<Record<string, { readonly value: unknown; readonly sensitive: boolean }>>;

/** What stacks hand to one another is not for people. */
const isForPeople = (name: string) => !name.includes("cross-stack-output");

/** Reads the outputs of one stack from its state; `init` comes first only where Terraform asks for it. */
export async function stackOutputs(terraform: Terraform, stack: Stack, say: (line: string) => void): Promise<StackOutputs> {
  const declared = declaredIn(stack);
  const shown = declared.length > 0 ? await shownBy(terraform, stack, say) : {};
  const entries = Object.entries(shown).filter(([name]) => isForPeople(name));
  return {
    stack: stack.name,
    values: Object.fromEntries(entries.filter(([, { sensitive }]) => !sensitive).map(([name, { value }]) => [name, value])),
    sensitive: entries.filter(([, { sensitive }]) => sensitive).map(([name]) => name),
    missing: declared.filter((name) => !(name in shown)),
  };
}

function declaredIn({ folder }: Stack): string[] {
  const { output = {} } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as { output?: object };
  return Object.keys(output).filter(isForPeople);
}

async function shownBy(terraform: Terraform, stack: Stack, say: (line: string) => void): Promise<Shown> {
  const progress = (doing: string) => say(`${stack.name}: ${doing}`);
  const { stdout } = await runOnBackend(terraform, stack, ["output", "-json", "-no-color"], progress);
  return JSON.parse(stdout);
}
