import type { PolicyStatement } from "../../modules/security/policy-document";
import { type ActionList, kindOf, type ListedAction, standsFor } from "./action-list";
import type { WrittenStatement } from "./written-policies";

export type ExcessKind = "no such action" | "pattern of actions" | "every resource" | "another kind";

/** What a statement says that it should not. */
export interface Excess {
  readonly kind: ExcessKind;
  readonly place: string;
  readonly type: string;
  readonly sid: string;
  /** As the statement says it. */
  readonly action: string;
  /** What the action stands for, as far as it is too much. */
  readonly listed: readonly ListedAction[];
}

/** Policies in which `*` is the resource that has the policy. */
const ITSELF = ["aws_kms_key", "aws_backup_vault_policy"];

/** Where a statement names what there is not, or allows more than it has to. Refusals may be as wide as they like. */
export function excessesOf({ place, type, statement }: WrittenStatement, list: ActionList): Excess[] {
  const allows = statement.Effect === "Allow";
  return [statement.Action ?? []].flat().flatMap((action) => {
    const listed = standsFor(action, list);
    const wide = ITSELF.includes(type) ? [] : listed.filter((each) => namesEvery(each, statement));
    const found: [ExcessKind, boolean, readonly ListedAction[]][] = [
      ["no such action", listed.length === 0, []],
      ["pattern of actions", allows && /[*?]/.test(action), listed],
      ["every resource", allows && wide.length > 0, wide],
      ["another kind", listed.length === 1 && !namesOne(listed[0], statement), listed],
    ];
    return found
      .filter(([, holds]) => holds)
      .map(([kind, , what]) => ({ kind, place, type, sid: statement.Sid, action, listed: what }));
  });
}

/** Statements that allow everything but something; of such, nobody knows what they allow tomorrow. */
export function allowsAllBut({ statement }: WrittenStatement): boolean {
  return statement.Effect === "Allow" && ["NotAction", "NotResource", "NotPrincipal"].some((key) => key in statement);
}

/** Whether an action that can be held to resources is allowed on `*`, or on every one of its kind without a condition. */
function namesEvery({ kinds }: ListedAction, { Resource, Condition }: PolicyStatement): boolean {
  return [Resource ?? []].flat().some((each) => {
    if (each === "*") return kinds.length > 0;
    return !Condition && EVERY_OF_A_KIND.test(each) && (OF_ANY_KIND.test(each) || kinds.includes(kindOf(each)));
  });
}

/** Whether a statement names a resource that the action can be about; if not, it allows or refuses nothing. */
function namesOne({ kinds }: ListedAction, { Resource }: PolicyStatement): boolean {
  if (Resource === undefined) return true;
  return [Resource].flat().some((each) => {
    if (each === "*" || OF_ANY_KIND.test(each)) return true;
    return (each.startsWith("$") && !each.includes("aws_s3_bucket")) || kinds.includes(kindOf(each));
  });
}

/** `arn:aws:s3:::*`, `arn:aws:rds:*:111111111111:*:partner-dev-*`. */
const OF_ANY_KIND = /^arn:aws:[^:]+:[^:]*:[^:]*:\*/;

/** `arn:aws:kms:*:111111111111:key/*`, and `arn:aws:s3:::*`, in which no kind is said. */
const EVERY_OF_A_KIND = /^arn:aws:(s3:::\*(\/\*)?|(?!s3:)[^:]+:[^:]*:[^:]*:(\*|[\w-]+[:/]\*))$/;
