import { basename } from "node:path";
import { runAgainstMocks } from "./against-mocks";
import { MARK } from "./mocked-value";
import type { Terraform } from "./terraform";

/** What `terraform test` shows between a run of that name and whatever comes next. */
const PLAN = /^ {2}run "plan"\.\.\. pass\n(?<shown>[\s\S]*?)^(?: {2}run "|\S+\.tftest\.json\.\.\. )/m;

/**
 * The plan of a synthesized stack on an empty account, as text, before that account or anything that the stack reads
 * exists. There is no state, no credential and no plan file, so it cannot be applied. `scratch` is a folder that it makes
 * and removes; `folder` stays as it is.
 */
export async function previewStack(terraform: Terraform, folder: string, scratch: string): Promise<string> {
  return asPreview(folder, await runAgainstMocks(terraform, folder, scratch, ["plan"]));
}

/** What a test's run named `plan` has shown, below a head and without the test's own words; its sum is the last line. */
export function asPreview(folder: string, output: string): string {
  const shown = PLAN.exec(output)?.groups?.shown;
  if (shown === undefined) throw new Error(`terraform test showed no plan of ${basename(folder)}:\n${output}`);
  const [sum = ""] = /^Plan: .*$/m.exec(shown) ?? [];
  return [...head(basename(folder)), shown.replace(sum, "").trim(), "", sum].join("\n").replace(/\n{3,}/g, "\n\n");
}

const head = (name: string) => [
  `Preview of ${name} against mocks: nothing was asked of AWS or read from a state, and this cannot be applied.`,
  `A value that holds "${MARK}" is not known yet: ${MARK}<stack>.<resource>.<attribute> is what another stack will hand down,`,
  `${MARK}data.<type>.<name>.<attribute> what AWS will answer.`,
  "",
];
