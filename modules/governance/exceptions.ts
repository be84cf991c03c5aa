import type { IConstruct } from "constructs";
import type { RuleName } from "./rules";

const METADATA = "governance:exception";

/** A rule that need not hold under one construct, and why. */
export interface Exception {
  readonly rule: RuleName;
  readonly reason: string;
}

/** Lets everything under `construct` off one rule. Stands beside the resource, with the reason a reviewer will ask for. */
export function except(construct: IConstruct, rule: RuleName, reason: string): void {
  construct.node.addMetadata(METADATA, { rule, reason } satisfies Exception);
}

/** The exceptions that hold for `construct`: its own and those of the constructs around it. */
export function exceptionsOf(construct: IConstruct): Exception[] {
  return construct.node.scopes.flatMap(exceptionsAt);
}

/** The exceptions that begin at `construct`. */
export function exceptionsAt(construct: IConstruct): Exception[] {
  return construct.node.metadata.filter((entry) => entry.type === METADATA).map((entry) => entry.data as Exception);
}
