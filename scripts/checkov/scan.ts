import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resourcesOf, type Synthesized } from "../../modules/governance/findings";
import type { Json } from "../../modules/governance/rule";
import { UserError } from "../terraform/user-error";
import { runCheckov, type Scan } from "./run-checkov";

/** A stack as checkov reads it. */
export interface Scanned {
  readonly name: string;
  /** What makes it another one than the shipped stack of this name. */
  readonly choice?: string;
  readonly json: Json;
}

/** One check that checkov says a resource fails. */
export interface CheckovFinding {
  /** E.g. `CKV_AWS_18`. */
  readonly check: string;
  /** What it asks, in checkov's words. */
  readonly asks: string;
  readonly stack: string;
  readonly choice?: string;
  readonly address: string;
}

/**
 * Scans stacks in one run of checkov.
 * @throws UserError when checkov did not look at every resource that the stacks hold, or a check of it failed to run.
 */
export function scan(python: string, stacks: readonly Scanned[]): CheckovFinding[] {
  const folder = mkdtempSync(join(tmpdir(), "checkov-"));
  try {
    stacks.forEach(({ json }, index) => {
      mkdirSync(join(folder, String(index)));
      writeFileSync(join(folder, String(index), "cdk.tf.json"), JSON.stringify(json));
    });
    const found = runCheckov(python, folder);
    return stacks.flatMap((stack, index) => ofStack(stack, found.get(String(index)) ?? { looked: [], failed: [] }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ofStack({ name, choice, json }: Scanned, { looked, failed }: Scan): CheckovFinding[] {
  const resources = resourcesOf(json as Synthesized);
  const addresses = new Map(resources.map(({ address }) => [nameIn(address), address]));
  if (addresses.size !== resources.length)
    throw new UserError(`${name} gives a name to two resources; checkov tells names only.`);
  const unseen = [...addresses].filter(([each]) => !looked.includes(each)).map(([, address]) => address);
  if (unseen.length > 0 || looked.length !== resources.length) {
    const counts = `${looked.length} of ${resources.length} resources`;
    throw new UserError(`Checkov looked at ${counts} of ${name}${unseen.length > 0 ? `, not at ${unseen.join(", ")}` : ""}.`);
  }
  return failed.map(({ check, asks, resource }) => ({
    check,
    asks,
    stack: name,
    choice,
    address: addresses.get(resource) ?? resource,
  }));
}

/** The name of a resource alone: CDKTF never gives one to two resources of a stack. */
const nameIn = (address: string) => address.slice(address.indexOf(".") + 1);
