import type { App, TerraformStack } from "cdktf";
import type { Handover } from "../environments/handovers";
import type { Imports } from "../environments/imports";
import type { Move } from "../environments/moves";
import type { Removal } from "../environments/removals";
import { handoverProblems } from "./handover-problems";
import { holdersIn } from "./holders";
import { importProblems } from "./import-problems";
import { moveProblems } from "./move-problems";
import { movesIn } from "./moves-in";
import { shapeProblems } from "./record-shapes";
import { removalProblems } from "./removal-problems";
import { keptIn } from "./removals-in";
import { Unbuildable } from "./synthesize";

/** What Terraform is told of resources that it did not make at the address where they are now, or that are gone. */
export interface StateRecords {
  /** @default none */
  readonly imports?: Imports;
  /** @default none */
  readonly handovers?: readonly Handover[];
  /** @default none */
  readonly moves?: readonly Move[];
  /** @default none */
  readonly removals?: readonly Removal[];
}

/**
 * Writes the records into the stacks that they are about, as Terraform's own blocks. Comes after all stacks; throws one
 * error that lists every problem of every record.
 */
export function addStateRecords(app: App, { imports = {}, handovers = [], moves = [], removals = [] }: StateRecords): void {
  if (Object.keys(imports).length + handovers.length + moves.length + removals.length === 0) return;
  refuse({
    imports: shapeProblems("imports", imports),
    handovers: shapeProblems("handovers", handovers),
    moves: shapeProblems("moves", moves),
    removals: shapeProblems("removals", removals),
  });
  const holders = holdersIn(app);
  refuse({
    imports: importProblems(imports, holders),
    handovers: handoverProblems(handovers, imports, holders),
    moves: moveProblems(moves, { imports, handovers }, holders),
    removals: removalProblems(removals, { handovers, moves }, holders),
  });
  for (const [name, holder] of holders) {
    const imported = Object.entries(imports[name] ?? {}).map(([to, id]) => ({ to, id }));
    const arriving = handovers.filter(({ to }) => to.stack === name).map(({ to, id }) => ({ to: to.address, id }));
    const leaving = handovers.filter(({ from }) => from.stack === name).map(({ from }) => from.address);
    addBlocks(holder.stack, "import", [...imported, ...arriving]);
    addBlocks(
      holder.stack,
      "removed",
      [...leaving, ...keptIn(holder, removals)].map((from) => ({ from, lifecycle: { destroy: false } })),
    );
    addBlocks(
      holder.stack,
      "moved",
      movesIn(holder, moves).map(({ from, to }) => ({ from, to })),
    );
  }
}

function refuse(problems: Readonly<Record<keyof StateRecords, readonly string[]>>): void {
  const broken = Object.entries(problems).filter(([, found]) => found.length > 0);
  if (broken.length === 0) return;
  const texts = broken.map(([file, found]) => [`environments/${file}.ts cannot be built:`, ...found].join("\n  - "));
  throw new Unbuildable(texts.join("\n"));
}

/** CDKTF writes `moved` blocks of its own where code calls `moveTo`; these are appended to them. */
function addBlocks(stack: TerraformStack, kind: string, blocks: readonly object[]): void {
  if (blocks.length > 0) stack.addOverride(kind, blocks);
}
