import type { RuleName } from "../../modules/governance/rules";
import type { Surveyed } from "../docs/survey";

/** What one of our own rules says of a resource. */
export interface RuleVerdict {
  readonly rule: RuleName;
  readonly stack: string;
  readonly choice?: string;
  readonly address: string;
  readonly broken: boolean;
  /** Why it may be broken. */
  readonly exception?: string;
}

/** What our own rules say, resource by resource. */
export function ownVerdicts(surveyed: readonly Surveyed[], choice?: string): RuleVerdict[] {
  return surveyed.flatMap(({ stack, findings }) =>
    findings.map(({ rule, resource, remedy, exception }) => ({
      rule,
      stack,
      choice,
      address: resource.address,
      broken: remedy !== undefined,
      exception: exception?.reason,
    })),
  );
}
