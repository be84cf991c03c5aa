import { catalogue } from "../environments";
import { checked } from "../systems/platforms";
import { ensureCheckov } from "./checkov/ensure-checkov";
import { checkovExceptions } from "./checkov/exceptions";
import { asShipped, judge } from "./checkov/judge";
import { readable } from "./checkov/readable";
import { reportText } from "./checkov/report-text";
import { scan } from "./checkov/scan";
import { runScript } from "./terraform/user-error";

/** `npm run checkov`: what checkov finds in every stack, but for exceptions. Ends with 1 when there is something to do. */
function main(): void {
  const python = ensureCheckov();
  const { stacks, own } = readable(checked(catalogue));
  const judgement = asShipped(judge(scan(python, stacks), own, checkovExceptions));
  const { open, excused, stale } = judgement;
  const report = reportText(judgement);
  if (report !== "") console.log(`${report}\n`);
  console.log(
    `${stacks.length} stacks: ${open.length} findings, ${excused.length} more excepted (docs/checkov.md), ${stale.length} exceptions that excuse nothing`,
  );
  if (open.length + stale.length > 0) process.exitCode = 1;
}

runScript(async () => main());
