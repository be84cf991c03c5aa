import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A plan as `terraform show -json` writes it, as far as it is read here. */
export interface PlanJson {
  readonly resource_changes?: ReadonlyArray<{
    readonly change: { readonly actions: readonly string[] };
    /** Address before it was moved. */
    readonly previous_address?: string;
  }>;
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

/** What Terraform says in its last line; a replacement counts as one added and one destroyed. */
export interface Counts {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

export function countsOf({ resource_changes: changes = [] }: PlanJson): Counts {
  const having = (action: string) => changes.filter(({ change }) => change.actions.includes(action)).length;
  return { add: having("create"), change: having("update"), destroy: having("delete") };
}

/** The outputs that will not be what they are now. */
export function changedOutputs({ output_changes: changes = {} }: PlanJson): string[] {
  return Object.entries(changes).flatMap(([name, { actions }]) => (actions.every((each) => each === "no-op") ? [] : [name]));
}

/**
 * Whether the plan changes no resource, and of outputs only what they say: one that shows what was looked up in AWS, such
 * as the instance that a release has replaced, is behind until the next apply, and nothing has drifted.
 */
export function isBehindOnly({ resource_changes: changes = [], output_changes: outputs = {} }: PlanJson): boolean {
  const only = (actions: readonly string[], ...allowed: string[]) => actions.every((each) => allowed.includes(each));
  return (
    changes.every(({ change, previous_address }) => only(change.actions, "no-op", "read") && previous_address === undefined) &&
    Object.values(outputs).every(({ actions }) => only(actions, "no-op", "update"))
  );
}

/** The outputs of other stacks that a synthesized stack reads. */
export function outputsReadIn(folder: string): ReadonlySet<string> {
  const written = readFileSync(join(folder, "cdk.tf.json"), "utf8");
  return new Set([...written.matchAll(/terraform_remote_state\.[\w-]+\.outputs\.([\w-]+)/g)].map(([, name]) => name));
}
