/** What a run of `npm run terraform` has brought: written as `report.json`, read by the workflows. */
export interface RunReport {
  readonly command: "plan" | "apply" | "destroy" | "drift";
  readonly patterns: readonly string[];
  /** ISO 8601. */
  readonly begun: string;
  readonly seconds: number;
  /** In the order in which they are applied; last first where they are destroyed. */
  readonly stacks: readonly StackReport[];
}

export interface StackReport {
  readonly name: string;
  readonly outcome: StackOutcome;
  /** Why, where it did not go as wished; what drifted. */
  readonly reason?: string;
  readonly seconds: number;
  readonly changes: readonly Change[];
}

/**
 * - `planned`, `unchanged`, `applied` (also: destroyed), `drifted`
 * - `previewed`: against mocks, because what it reads is not there yet
 * - `waits`: not planned, another one comes first
 * - `failed`; `refused`: would destroy what holds data and was not named, or a person said no
 * - `blocked`: not begun, because one that it waits for did not end well; `stopped`: not begun or cut short by a signal
 */
export type StackOutcome =
  | "planned"
  | "unchanged"
  | "applied"
  | "drifted"
  | "previewed"
  | "waits"
  | "failed"
  | "refused"
  | "blocked"
  | "stopped";

/** Ends of which nothing good can be said: Terraform or the run ended before, or nobody allowed it. */
export const isBad = ({ outcome }: Pick<StackReport, "outcome">): boolean =>
  ["failed", "refused", "blocked", "stopped"].includes(outcome);

/** Ends whose changes are not known before others are applied. */
export const isLater = ({ outcome }: Pick<StackReport, "outcome">): boolean => ["previewed", "waits"].includes(outcome);

/** One resource that a plan touches. */
export interface Change {
  readonly address: string;
  readonly type: string;
  readonly action: ChangeAction;
  /** Holds data that is gone when the resource is: database, bucket, key, table, cache, queue, … */
  readonly stateful: boolean;
  /** Why, in Terraform's own word where it gives one: `replace_because_tainted`. */
  readonly because?: string;
}

export type ChangeAction = "create" | "update" | "replace" | "delete" | "import" | "forget" | "move";
