/**
 * How data is kept, in one word that drives many AWS switches:
 * `disposable` data may be destroyed with its stack; `durable` data has deletion protection, a final
 * snapshot, kept backups and Terraform's `prevent_destroy`.
 */
export type Posture = "disposable" | "durable";

/** Terraform's own lock: a plan that would destroy a durable resource is an error. */
export function lifecycleOf(data: Posture): { preventDestroy: boolean } | undefined {
  return data === "durable" ? { preventDestroy: true } : undefined;
}
