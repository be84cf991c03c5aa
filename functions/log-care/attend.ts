import { careFor, groupsOf, type Logs, remove } from "./groups";

/** Terraform's `aws_lambda_invocation` says why it calls. */
export interface Call {
  readonly tf: { readonly action: "create" | "update" | "delete" };
  readonly wanted: Care | Removal;
}

/** How groups are to be kept; nothing becomes of them when the run is taken away. */
export interface Care {
  /** Names of log groups. */
  readonly groups: readonly string[];
  readonly retentionDays: number;
  readonly kmsKeyArn: string;
}

/** What is deleted when the run is taken away; nothing is done before. */
export interface Removal {
  /** What the names of log groups begin with: who asks does not know them. */
  readonly prefixes: readonly string[];
}

/** What was done, in a word. */
export type Outcome = { readonly [done in "caredFor" | "deleted" | "leftAsTheyAre"]?: readonly string[] };

/** Does what is asked, group by group. Each step is done `patiently`. */
export async function attend(
  { tf, wanted }: Call,
  logs: Logs,
  patiently: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<Outcome> {
  const goes = tf.action === "delete";
  if ("prefixes" in wanted) {
    if (!goes) return { leftAsTheyAre: wanted.prefixes };
    const found = await patiently(() => groupsOf(logs, wanted.prefixes));
    for (const group of found) await patiently(() => remove(logs, group));
    return { deleted: found };
  }
  const { groups, retentionDays: retentionInDays, kmsKeyArn: kmsKeyId } = wanted;
  if (goes) return { leftAsTheyAre: groups };
  for (const group of groups) await patiently(() => careFor(logs, group, { retentionInDays, kmsKeyId }));
  return { caredFor: groups };
}
