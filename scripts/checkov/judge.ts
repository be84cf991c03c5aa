import { wildcard } from "../../modules/shared/wildcard";
import { controlsWithoutRule } from "../docs/controls-without-rule";
import type { CheckovException } from "./exception";
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
  /** Exceptions that excuse nothing. */
  readonly stale: readonly CheckovException[];
}

/**
 * Gives each finding to the first exception that fits.
 * @param own what our own rules say of the same stacks
 */
export function judge(
  findings: readonly CheckovFinding[],
  own: readonly RuleVerdict[],
  exceptions: readonly CheckovException[],
): Judgement {
  const verdicts = new Map(own.map((each) => [keyOf(each, each.rule), each]));
  const rows = exceptions.map((exception) => ({ exception, covers: wildcard(exception.at ?? "*") }));
  const judged = findings.map((finding) => {
    const fitting = rows.filter(
      ({ exception, covers }) => exception.check === finding.check && covers(`${finding.stack}:${finding.address}`),
    );
    const reasoned = fitting.map(({ exception }) => ({
      exception,
      reason: reasonOf(exception, (rule) => verdicts.get(keyOf(finding, rule))),
    }));
    return { finding, ...reasoned.find(({ reason }) => reason) };
  });
  const excused = judged.filter((each): each is Excused => each.exception !== undefined);
  const used = new Set(excused.map(({ exception }) => exception));
  return {
    open: judged.filter(({ exception }) => !exception).map(({ finding }) => finding),
    excused,
    stale: exceptions.filter((exception) => !used.has(exception)),
  };
}

/** The same for what is shipped: there, an exception for what somebody may choose excuses nothing, and may stay. */
export const asShipped = (judgement: Judgement): Judgement => ({
  ...judgement,
  stale: judgement.stale.filter(({ chosen }) => !chosen),
});

const keyOf = ({ stack, choice, address }: Pick<RuleVerdict, "stack" | "choice" | "address">, rule: string) =>
  [stack, choice, address, rule].join();

/** What excuses a finding; nothing where the rule that the exception goes by says otherwise of the resource. */
function reasonOf(exception: CheckovException, verdictOn: (rule: string) => RuleVerdict | undefined): string | undefined {
  if ("exceptedBy" in exception) return verdictOn(exception.exceptedBy)?.exception;
  if ("likeControl" in exception) return controlsWithoutRule[exception.likeControl]?.why;
  if (!("keptBy" in exception)) return exception.why;
  return verdictOn(exception.keptBy)?.broken === false ? exception.why : undefined;
}
