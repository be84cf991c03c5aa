import { rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { KnownDifference } from "../local-aws/known-differences";
import type { PlanJson, ResourceChange } from "./plan-json";
import type { Stack } from "./stacks";
import type { Terraform } from "./terraform";
import { UserError } from "./user-error";

const PLAN = "second.tfplan";

/**
 * Plans a stack again after its apply: it must want no change. What an emulator is known to lose is let pass and
 * returned; anything else is an error that names the resource and what would change.
 */
export async function planAgain(terraform: Terraform, { name, folder }: Stack, known: readonly KnownDifference[]) {
  // It only reads, and nothing else is at work on the stack any more: no lock, which an emulator might lose.
  const args = ["plan", "-json", "-input=false", "-lock=false", "-detailed-exitcode", `-out=${PLAN}`];
  try {
    const { code } = await terraform.run(folder, args, { accept: [0, 2] });
    if (code === 0) return [];
    const { stdout } = await terraform.run(folder, ["show", "-json", PLAN]);
    const { passed, refused } = judge(JSON.parse(stdout), known);
    if (refused.length > 0) throw new UserError(`${name}: the second plan wants changes:\n  - ${refused.join("\n  - ")}`);
    return passed;
  } finally {
    rmSync(join(folder, PLAN), { force: true });
  }
}

/** Sorts a plan's changes into those that an emulator is known for and those that nobody expects. */
export function judge(plan: PlanJson, known: readonly KnownDifference[]) {
  const passed = new Set<KnownDifference>();
  const refused: string[] = [];
  for (const { address, type, change } of plan.resource_changes ?? []) {
    const [action] = change.actions;
    if (action === "no-op" || action === "read") continue;
    if (change.actions.length !== 1 || action !== "update") {
      refused.push(`${address}: ${change.actions.join(" and ")}`);
      continue;
    }
    // Values are shown only where Terraform itself would show them.
    const shown = (attribute: string, value: unknown) => (isSensitive(change, attribute) ? "(sensitive)" : JSON.stringify(value));
    const attributes = changedAttributes(change);
    if (attributes.length === 0) refused.push(`${address}: update`);
    for (const attribute of attributes) {
      const row = known.find((each) => each.type === type && each.attribute === attribute);
      if (row) passed.add(row);
      else
        refused.push(
          `${address}: ${attribute} ${shown(attribute, change.before?.[attribute])} → ${shown(attribute, change.after?.[attribute])}`,
        );
    }
  }
  for (const [output, { actions }] of Object.entries(plan.output_changes ?? {})) {
    if (actions.some((action) => action !== "no-op")) refused.push(`output ${output}: ${actions.join(" and ")}`);
  }
  return { passed: [...passed], refused };
}

function changedAttributes({ before, after, after_unknown: unknown }: ResourceChange["change"]): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(unknown ?? {})]);
  return [...names].filter(
    (name) => JSON.stringify(unknown?.[name] ?? null).includes("true") || !isDeepStrictEqual(before?.[name], after?.[name]),
  );
}

/** Whether Terraform marks the attribute, or a part of it, as sensitive. */
function isSensitive({ before_sensitive: before, after_sensitive: after }: ResourceChange["change"], attribute: string): boolean {
  return [before, after].some((marks) =>
    JSON.stringify((marks as Record<string, unknown> | undefined)?.[attribute] ?? null).includes("true"),
  );
}
