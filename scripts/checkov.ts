import { catalogue } from "../environments";
import { checked } from "../systems/platforms";
import { scanCatalogue } from "./checkov/catalogue-scan";
import { ensureCheckov } from "./checkov/ensure-checkov";
import { reportText } from "./checkov/report-text";
import { runScript } from "./terraform/user-error";

/** `npm run checkov`: what checkov finds in every stack, but for exceptions. Ends with 1 when there is something to do. */
function main(): void {
  const scanned = scanCatalogue(ensureCheckov(), checked(catalogue));
  const { stacks, open, excused, stale } = scanned;
  const report = reportText(scanned);
  if (report !== "") console.log(`${report}\n`);
  console.log(
    `${stacks} stacks: ${open.length} findings, ${excused.length} more excepted (docs/checkov.md), ${stale.length} exceptions that excuse nothing`,
  );
  if (open.length + stale.length > 0) process.exitCode = 1;
}

runScript(async () => main());
