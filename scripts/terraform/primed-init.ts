import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { initStack, type Progress } from "./apply";
import type { Stack } from "./stacks";
import type { Terraform } from "./terraform";

/**
 * `init` for stacks that are at work at the same time: the first one that asks for a set of providers fetches them alone,
 * for the shared cache of plugins must not be written by two at once ("text file busy"); the others then find them there.
 * A folder that has its providers and their lock file fetches nothing, and waits for nobody.
 */
export function primedInit(terraform: Terraform): (stack: Stack, progress: Progress) => Promise<void> {
  const fetched = new Map<string, Promise<void>>();
  let last: Promise<void> = Promise.resolve();
  return async (stack, progress) => {
    if (hasProviders(stack)) return initStack(terraform, stack, progress);
    const providers = providersOf(stack);
    const first = fetched.get(providers);
    if (first) {
      progress("waiting for the provider");
      await first;
      return initStack(terraform, stack, progress);
    }
    const init = last.then(() => initStack(terraform, stack, progress));
    last = init.catch(() => undefined);
    fetched.set(providers, last);
    return init;
  };
}

/** With a lock file `init` takes these versions or fails; it looks for no others. */
function hasProviders({ folder }: Stack): boolean {
  return [".terraform.lock.hcl", join(".terraform", "providers")].every((each) => existsSync(join(folder, each)));
}

function providersOf({ folder }: Stack): string {
  const { terraform }: { terraform?: { required_providers?: object } } = JSON.parse(
    readFileSync(join(folder, "cdk.tf.json"), "utf8"),
  );
  return JSON.stringify(terraform?.required_providers ?? {});
}
