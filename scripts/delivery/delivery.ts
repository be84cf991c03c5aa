import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Stack } from "../terraform/stacks";
import type { Counts } from "./plan-json";

/** What became of one stack: a plan to apply, nothing to do, another one first, or Terraform's own words. */
export type Outcome =
  | { readonly kind: "planned"; readonly counts: Counts }
  | { readonly kind: "unchanged" }
  | { readonly kind: "waits"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string };

/** What a run of plans has brought, in the order of the stacks. */
export interface Delivery {
  /** `partner-dev`. */
  readonly prefix: string;
  readonly direction: Direction;
  readonly stacks: ReadonlyArray<{ readonly name: string; readonly outcome: Outcome }>;
}

export type Direction = "apply" | "destroy";

/** Names of the saved plan in a stack's folder: as Terraform applies it, and as people and programs read it. */
export const PLAN = { saved: "delivery.tfplan", text: "delivery.txt", json: "delivery.json" } as const;
/** Another run, such as a pull request's plan, may hold a stack's lock for a while. */
export const LOCK_TIMEOUT = "-lock-timeout=5m";
const INDEX = "delivery.json";

/**
 * Copies what an apply takes to a folder of its own: stacks with their plans and provider locks, and what became of each.
 * Nothing in it is made again later: what was read is what is applied.
 */
export function keepDelivery(folder: string, outdir: string, stacks: readonly Stack[], delivery: Delivery): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(outdir, "manifest.json"), join(folder, "manifest.json"));
  for (const stack of stacks) {
    cpSync(stack.folder, join(folder, relative(outdir, stack.folder)), {
      recursive: true,
      filter: (source) => basename(source) !== ".terraform",
    });
  }
  writeFileSync(join(folder, INDEX), `${JSON.stringify(delivery, null, 2)}\n`);
}

/** What `keepDelivery` has written. */
export const readDelivery = (folder: string): Delivery => JSON.parse(readFileSync(join(folder, INDEX), "utf8"));
