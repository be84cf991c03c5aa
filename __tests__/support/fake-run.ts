import type { Ends, Run } from "../../scripts/run/run";
import { primedInit } from "../../scripts/terraform/primed-init";
import { readStacks } from "../../scripts/terraform/stacks";
import { Terraform } from "../../scripts/terraform/terraform";
import { type Made, madeOf } from "./fake-terraform";

/** A run over made-up stacks `app-dev-…`, with a Terraform that only acts; `told` is what a terminal would show. */
export function fakeRun(made: Readonly<Record<string, Made>>, parallel = 2) {
  const fake = madeOf(made);
  const told: string[] = [];
  const stopping = new AbortController();
  const terraform = new Terraform(fake.environment, stopping.signal);
  const run: Run = {
    terraform,
    init: primedInit(terraform),
    parallel,
    lockTimeout: "1s",
    stopping: stopping.signal,
    tell: (stack) => (doing) => told.push(`${stack.name.replace("app-dev-", "")}: ${doing}`),
  };
  return { ...fake, run, told, stopping, stacks: readStacks(fake.outdir, "app-dev-") };
}

/** How every stack ended, under its short name, in order. */
export async function endsOf(ends: Ends) {
  const all = await Promise.all(ends.values());
  const short = all.map(({ name, seconds: _, changes, ...rest }) => [
    name.replace("app-dev-", ""),
    { ...rest, touched: changes.length },
  ]);
  return Object.fromEntries(short) as Record<string, { outcome: string; reason?: string; text?: string; touched: number }>;
}
