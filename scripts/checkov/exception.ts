import type { ControlId } from "../../modules/governance/controls";
import type { RuleName } from "../../modules/governance/rules";

/** Why a finding of checkov may stay. */
export type CheckovException = Place & (OwnReason | { readonly why: string });

interface Place {
  /** E.g. `CKV_AWS_18`. */
  readonly check: string;
  /** Stack and address with `:` between, `*` for anything. @default everywhere */
  readonly at?: string;
  /** What somebody must choose before it is needed: as shipped, it may excuse nothing. */
  readonly chosen?: string;
}

type OwnReason =
  /** A rule of ours asks the same: where it has an exception beside the resource, that one's reason stands for both. */
  | { readonly exceptedBy: RuleName }
  /** A rule of ours asks the same and holds; why checkov sees it otherwise. */
  | { readonly keptBy: RuleName; readonly why: string }
  /** A control that nothing here answers for, with its reason. */
  | { readonly likeControl: ControlId };
