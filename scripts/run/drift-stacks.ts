import { rmSync } from "node:fs";
import { join } from "node:path";
import pLimit from "p-limit";
import { judge } from "../terraform/second-plan";
import type { Stack } from "../terraform/stacks";
import { atWork } from "./at-work";
import { changesOf, isBehindOnly } from "./changes";
import { planStack } from "./planned-stack";
import type { Ends, Run } from "./run";

/**
 * Plans each stack and says what is not as it is written: attribute by attribute, values hidden where Terraform hides them.
 * An output that is only behind is no drift. Changes nothing.
 */
export function driftOf(run: Run, stacks: readonly Stack[]): Ends {
  const limit = pLimit(run.parallel);
  const file = `drift-${process.pid}.tfplan`;
  const look = (stack: Stack) =>
    atWork(run, stack, async (progress) => {
      try {
        const plan = await planStack(run.terraform, stack, { direction: "apply", file, lockTimeout: run.lockTimeout }, progress);
        if (!plan || isBehindOnly(plan.json)) return { outcome: "unchanged", changes: [] };
        const changes = changesOf(plan.json);
        // A move or an import changes no attribute.
        const others = changes.filter(({ action }) => action === "move" || action === "import");
        return {
          outcome: "drifted",
          reason: [...judge(plan.json, []).refused, ...others.map(({ address, action }) => `${address}: ${action}`)].join("\n"),
          changes,
          text: plan.text,
        };
      } finally {
        rmSync(join(stack.folder, file), { force: true });
      }
    });
  return new Map(stacks.map((stack) => [stack.name, limit(() => look(stack))]));
}
