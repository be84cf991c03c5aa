import { careFor, type Logs, remove } from "./groups";

/** Terraform's `aws_lambda_invocation` says why it calls. */
export interface Call {
  readonly tf: { readonly action: "create" | "update" | "delete" };
  /** Names of log groups. */
  readonly groups: readonly string[];
  /** How long events are kept, and with which key. Without them, nothing is done to the groups before they are deleted. */
  readonly retentionDays?: number;
  readonly kmsKeyArn?: string;
  /** What becomes of the groups when the run is taken away. */
  readonly afterDelete: "delete" | "keep";
}

/** What was done, in a word. */
export type Outcome = { readonly [done in "caredFor" | "deleted" | "kept" | "leftAsTheyAre"]?: readonly string[] };

/** Does what is asked, group by group. Each step is done `patiently`. */
export async function attend(
  { tf, groups, retentionDays, kmsKeyArn, afterDelete }: Call,
  logs: Logs,
  patiently: (work: () => Promise<void>) => Promise<void>,
): Promise<Outcome> {
  if (tf.action === "delete") {
    if (afterDelete === "keep") return { kept: groups };
    for (const group of groups) await patiently(() => remove(logs, group));
    return { deleted: groups };
  }
  if (retentionDays === undefined || kmsKeyArn === undefined) return { leftAsTheyAre: groups };
  for (const group of groups) {
    await patiently(() => careFor(logs, group, { retentionInDays: retentionDays, kmsKeyId: kmsKeyArn }));
  }
  return { caredFor: groups };
}
