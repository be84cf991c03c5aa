import { ENVIRONMENTS } from "../docs/stack-table";
import { billIn } from "./bill";
import type { Billed } from "./estates";
import { estimatesOf, estimateTable } from "./estimate-table";
import { serviceTable } from "./tables";

/** A system's costs in all environments and, where its document has figures, those beside ours; as Markdown. */
export function systemCosts(outdir: string, system: string): string {
  const all = ENVIRONMENTS.map(
    (environment): Billed => ({ system, environment, bill: billIn(outdir, `${system}-${environment}-`) }),
  );
  const compared = all.flatMap(({ environment, bill }) =>
    estimatesOf(system, environment).map(
      (each) =>
        `Beside the document's figures of ${environment} (${each.document}):\n\n${estimateTable(each, bill)}\n\n${each.why}`,
    ),
  );
  return [serviceTable(all), ...compared].join("\n\n");
}
