import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Progress } from "../terraform/apply";
import type { PlanJson } from "../terraform/plan-json";
import type { Stack } from "../terraform/stacks";
import type { Terraform } from "../terraform/terraform";

export type Direction = "apply" | "destroy";

/** How a stack is planned. */
export interface PlanOptions {
  readonly direction: Direction;
  /** Name of the saved plan in the stack's folder. */
  readonly file: string;
  /** How long to wait for a lock that another run holds, in Terraform's words: `5m`. */
  readonly lockTimeout: string;
}

/** A plan that would change something, saved in the stack's folder. */
export interface PlannedStack {
  /** As Terraform shows it to people. */
  readonly text: string;
  readonly json: PlanJson;
}

/** Plans an initialized stack; nothing where nothing would change. */
export async function planStack(
  terraform: Terraform,
  { folder }: Stack,
  { direction, file, lockTimeout }: PlanOptions,
  progress: Progress,
): Promise<PlannedStack | undefined> {
  progress("plan");
  const options = [`-lock-timeout=${lockTimeout}`, ...(direction === "destroy" ? ["-destroy"] : [])];
  let refreshed = 0;
  const { code, stdout } = await terraform.run(
    folder,
    ["plan", "-input=false", "-no-color", "-detailed-exitcode", `-out=${file}`, ...options],
    {
      accept: [0, 2],
      onLine: (line) => {
        if (line.includes(": Refreshing state...")) progress(`plan, ${++refreshed} looked up`);
      },
    },
  );
  if (code === 0) {
    rmSync(join(folder, file), { force: true });
    return undefined;
  }
  const { stdout: json } = await terraform.run(folder, ["show", "-json", file]);
  return { text: readable(stdout), json: JSON.parse(json) };
}

/** A plan as it is read: without the lines before it, which say what is looked up, and without the advice behind it. */
export function readable(said: string): string {
  const lines = said.split("\n");
  const isProgress = (line: string) =>
    /: (Refreshing state|Reading|Still reading|Read complete|Opening|Opening complete|Closing|Closing complete|Import|Preparing import)\b/.test(
      line,
    );
  const from = lines.findIndex(
    (line) => line.trim() && !isProgress(line) && !/^Acquiring state lock|^Releasing state lock/.test(line),
  );
  // A rule stands above the advice, and above the plan itself where something was changed outside of Terraform.
  const end = lines.findIndex((line) => line.startsWith("Saved the plan to:"));
  return lines
    .slice(Math.max(0, from), end < 0 ? undefined : end)
    .join("\n")
    .replace(/\s*─{10,}\s*$/, "")
    .trim();
}
