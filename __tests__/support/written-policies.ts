import { resourcesOf } from "../../modules/governance/findings";
import type { Json } from "../../modules/governance/rule";
import { statementsOf } from "../../modules/governance/statements";
import type { PolicyStatement } from "../../modules/security/policy-document";
import type { StackFile } from "./synthesized";

/** A statement of whatever policy a stack writes: of roles, of resources, trusts and boundaries. */
export interface WrittenStatement {
  /** Stack, address and argument. */
  readonly place: string;
  /** Terraform's type of the resource that has the policy. */
  readonly type: string;
  readonly statement: PolicyStatement;
}

/** Every statement in a stack, at whatever argument. */
export function writtenStatements(stack: string, file: StackFile): WrittenStatement[] {
  return argumentsOf(stack, file).flatMap(({ place, type, value }) =>
    statementsOf(value).map((statement) => ({ place, type, statement })),
  );
}

/** The arguments that hold a policy, but as an expression that only an apply can tell. */
export function hiddenPolicies(stack: string, file: StackFile): string[] {
  return argumentsOf(stack, file)
    .filter(({ place, value }) => /\b(\w+_)?policy$/.test(place) && /^\$\{.*\.json\}$/.test(String(value)))
    .map(({ place }) => place);
}

const argumentsOf = (stack: string, file: StackFile) =>
  resourcesOf(file).flatMap(({ type, address, values }) =>
    textsIn(values as Json, `${stack} ${address}`).map((each) => ({ ...each, type })),
  );

function textsIn(value: Json, place: string): { place: string; value: string }[] {
  if (typeof value === "string") return [{ place, value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${place}.${key}`));
}
