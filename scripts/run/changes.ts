import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanJson, ResourceChange } from "../terraform/plan-json";
import { readingsIn } from "../terraform/readings";
import type { Change, ChangeAction } from "../terraform/run-report";
import { isStateful } from "./stateful";

/** What Terraform says in its last line; a replacement counts as one added and one destroyed. */
export interface Counts {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

export function countsOf(changes: readonly Change[]): Counts {
  const having = (...actions: ChangeAction[]) => changes.filter(({ action }) => actions.includes(action)).length;
  return { add: having("create", "replace"), change: having("update"), destroy: having("delete", "replace") };
}

/** What a plan does to resources, one line each; data that is read and what stays as it is are left out. */
export function changesOf({ resource_changes: changes = [] }: PlanJson): Change[] {
  return changes.flatMap((each) => {
    const action = actionOf(each);
    const { address, type, action_reason: because } = each;
    return action ? [{ address, type, action, stateful: isStateful(type), because }] : [];
  });
}

function actionOf({ change, previous_address }: ResourceChange): ChangeAction | undefined {
  const has = (action: string) => change.actions.includes(action);
  if (has("delete")) return has("create") ? "replace" : "delete";
  if (has("forget")) return "forget";
  if (change.importing) return "import";
  if (has("create")) return "create";
  if (has("update")) return "update";
  return previous_address === undefined ? undefined : "move";
}

/** The outputs that will not be what they are now. */
export function changedOutputs({ output_changes: changes = {} }: PlanJson): string[] {
  return Object.entries(changes).flatMap(([name, { actions }]) => (actions.every((each) => each === "no-op") ? [] : [name]));
}

/**
 * Whether the plan changes no resource, and of outputs only what they say: one that shows what was looked up in AWS, such
 * as the instance that a release has replaced, is behind until the next apply, and nothing has drifted.
 */
export function isBehindOnly(plan: PlanJson): boolean {
  const outputs = Object.values(plan.output_changes ?? {});
  return (
    changesOf(plan).length === 0 && outputs.every(({ actions }) => actions.every((each) => each === "no-op" || each === "update"))
  );
}

/** The outputs of other stacks that a synthesized stack reads. */
export function outputsReadIn(folder: string): ReadonlySet<string> {
  const readings = readingsIn(JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")));
  return new Set(readings.filter(({ type }) => type === "terraform_remote_state").map(({ attribute }) => attribute));
}
