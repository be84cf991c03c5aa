import { readFileSync } from "node:fs";
import { join } from "node:path";
import { initStack } from "../terraform/apply";
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

/** How Terraform asks for `init`, in a folder that never saw it or whose backend has changed since. */
const NOT_INITIALIZED = /terraform init|initialization required/i;
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
  const ask = (accept: readonly number[]) => terraform.run(stack.folder, ["output", "-json", "-no-color"], { accept });
  const first = await ask([0, 1]);
  if (first.code === 0) return JSON.parse(first.stdout);
  if (NOT_INITIALIZED.test(first.stderr)) {
    try {
      await initStack(terraform, stack, (doing) => say(`${stack.name}: ${doing}`));
    } catch (error) {
      // Outputs take the backend alone, which comes first: an `init` that got no provider has done enough.
      const { code, stdout } = await ask([0, 1]);
      if (code === 0) return JSON.parse(stdout);
      throw error;
    }
  }
  const second = await ask([0]);
  return JSON.parse(second.stdout);
}
