import type { App, TerraformStack } from "cdktf";
import type { Handover } from "../environments/handovers";
import type { Imports } from "../environments/imports";
import { handoverProblems } from "./handover-problems";
import { holdersIn } from "./holders";
import { importProblems } from "./import-problems";
import { Unbuildable } from "./synthesize";

/** What Terraform is told of resources that it did not make at the address where they are now. */
export interface StateRecords {
  readonly imports: Imports;
  readonly handovers: readonly Handover[];
}

/**
 * Writes the records into the stacks that they are about, as Terraform's own blocks. Comes after all stacks; throws one
 * error that lists every problem of every record.
 */
export function addStateRecords(app: App, { imports, handovers }: StateRecords): void {
  if (Object.keys(imports).length + handovers.length === 0) return;
  const holders = holdersIn(app);
  const problems = { imports: importProblems(imports, holders), handovers: handoverProblems(handovers, imports, holders) };
  const broken = Object.entries(problems).filter(([, found]) => found.length > 0);
  if (broken.length > 0) {
    const texts = broken.map(([file, found]) => [`environments/${file}.ts cannot be built:`, ...found].join("\n  - "));
    throw new Unbuildable(texts.join("\n"));
  }
  for (const [name, { stack }] of holders) {
    const imported = Object.entries(imports[name] ?? {}).map(([to, id]) => ({ to, id }));
    const arriving = handovers.filter(({ to }) => to.stack === name).map(({ to, id }) => ({ to: to.address, id }));
    const leaving = handovers.filter(({ from }) => from.stack === name).map(({ from }) => from.address);
    addBlocks(stack, "import", [...imported, ...arriving]);
    addBlocks(
      stack,
      "removed",
      leaving.map((from) => ({ from, lifecycle: { destroy: false } })),
    );
  }
}

function addBlocks(stack: TerraformStack, kind: string, blocks: readonly object[]): void {
  if (blocks.length > 0) stack.addOverride(kind, blocks);
}
