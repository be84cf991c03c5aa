import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TESTED_AWS_VERSION } from "../../stacks/aws-provider";
import type { Stack } from "./stacks";

/** A stack that the tested provider cannot run, and the versions of hashicorp/aws that can. */
export interface Needing extends Stack {
  readonly versions: string;
}

/** Stacks apart by whether the tested provider is one that they ask for. */
export interface ByProvider {
  readonly runnable: readonly Stack[];
  readonly needing: readonly Needing[];
}

export function byProvider(stacks: readonly Stack[]): ByProvider {
  const asked = stacks.map((stack) => ({ ...stack, versions: versionsAskedIn(stack) }));
  const canRun = ({ versions }: Needing) => satisfies(TESTED_AWS_VERSION, versions);
  return { runnable: stacks.filter((_, index) => canRun(asked[index])), needing: asked.filter((stack) => !canRun(stack)) };
}

/** Why a stack was not run. */
export const notRun = ({ name, versions }: Needing) =>
  `${name}: type-checked and synthesized only, it needs hashicorp/aws ${versions}`;

interface Asking {
  readonly terraform?: { readonly required_providers?: { readonly aws?: { readonly version?: string } } };
}

function versionsAskedIn({ folder }: Stack): string {
  const { terraform }: Asking = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  return terraform?.required_providers?.aws?.version ?? "";
}

const RELATIONS: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  ">=": (order) => order >= 0,
  "<": (order) => order < 0,
};

/** Whether a version is one of those asked for, in the few words of Terraform that are used here: `>= 1.2.3, < 2.0.0`. */
export function satisfies(version: string, asked: string): boolean {
  const parts = asked.split(",").filter((part) => part.trim());
  return parts.every((part) => {
    const [, relation, limit] = /^\s*([<>=]*)\s*(\d+\.\d+\.\d+)\s*$/.exec(part) ?? [];
    const holds = RELATIONS[relation || "="];
    if (!limit || !holds) throw new Error(`"${asked}" must be versions such as ">= 1.2.3, < 2.0.0"`);
    return holds(compared(version, limit));
  });
}

function compared(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split(".").map(Number));
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? 0 : a[at] - b[at];
}
