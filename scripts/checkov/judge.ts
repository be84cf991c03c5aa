import { wildcard } from "../../modules/shared/wildcard";
import { controlsWithoutRule } from "../docs/controls-without-rule";
import type { CheckovException } from "./exceptions";
import type { RuleVerdict } from "./own-verdicts";
import type { CheckovFinding } from "./scan";

/** A finding, and why it may stay. */
export interface Excused {
  readonly finding: CheckovFinding;
  readonly exception: CheckovException;
  readonly reason: string;
}

export interface Judgement {
  /** Neither mended nor excepted. */
  readonly open: readonly CheckovFinding[];
  readonly excused: readonly Excused[];
  /** Exceptions that excuse nothing, by check. */
  readonly stale: readonly { readonly check: string; readonly exception: CheckovException }[];
}

/**
 * Takes each finding to the first exception of its check that fits.
 * @param own what our own rules say of the same stacks
 */
export function judge(
  findings: readonly CheckovFinding[],
  own: readonly RuleVerdict[],
  exceptions: Readonly<Record<string, readonly CheckovException[]>>,
): Judgement {
  const verdicts = new Map(own.map((each) => [keyOf(each, each.rule), each]));
  const verdictOn = (rule: string, finding: CheckovFinding) => verdicts.get(keyOf(finding, rule));
  const excused: Excused[] = [];
  const open: CheckovFinding[] = [];
  for (const finding of findings) {
    const found = (exceptions[finding.check] ?? [])
      .filter(({ at = "*" }) => wildcard(at)(`${finding.stack}:${finding.address}`))
      .map((exception) => ({ finding, exception, reason: reasonOf(exception, (rule) => verdictOn(rule, finding)) }))
      .find((each): each is Excused => Boolean(each.reason));
    if (found) excused.push(found);
    else open.push(finding);
  }
  const used = new Set(excused.map(({ finding, exception }) => lineOf(finding.check, exception)));
  const stale = Object.entries(exceptions)
    .flatMap(([check, all]) => all.map((exception) => ({ check, exception })))
    .filter(({ check, exception }) => !used.has(lineOf(check, exception)));
  return { open, excused, stale };
}

/** The same where nobody chose anything: an exception for a choice may excuse nothing. */
export const asShipped = (judgement: Judgement): Judgement => ({
  ...judgement,
  stale: judgement.stale.filter(({ exception }) => !exception.chosen),
});

const keyOf = ({ stack, choice, address }: Pick<RuleVerdict, "stack" | "choice" | "address">, rule: string) =>
  [stack, choice, address, rule].join();
const lineOf = (check: string, exception: CheckovException) => check + JSON.stringify(exception);

/** What excuses a finding, or nothing where the exception does not hold for it. */
function reasonOf(exception: CheckovException, verdictOn: (rule: string) => RuleVerdict | undefined): string | undefined {
  if ("exceptedBy" in exception) return verdictOn(exception.exceptedBy)?.exception;
  if ("likeControl" in exception) return controlsWithoutRule[exception.likeControl]?.why;
  if (!("keptBy" in exception)) return exception.why;
  const verdict = verdictOn(exception.keptBy);
  return verdict && !verdict.broken ? exception.why : undefined;
}
