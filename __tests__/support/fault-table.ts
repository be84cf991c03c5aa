import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markdownTable } from "../../scripts/docs/markdown-table";
import { ROOT } from "./run";

/** What came of one fault. */
export interface FaultRow {
  readonly fault: string;
  /** How the run ended, and what it said. */
  readonly said: string;
  /** Locks that were left. */
  readonly locks: readonly string[];
  /** How the second run ends. @default it completes */
  readonly second?: string;
  /** What is in AWS and in no state after the second run. */
  readonly lost: readonly string[];
}

const PAGE = join(ROOT, "docs", "operations", "faults.md");

/** A table of `docs/operations/faults.md`; `UPDATE_DOCS=1` writes what was found into it. */
export class FaultTable {
  private readonly rows: FaultRow[] = [];
  private readonly between: RegExp;

  /** `name` is the one of its markers. */
  constructor(name: string) {
    this.between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*(<!-- /${name} -->)`);
  }

  add(row: FaultRow): void {
    this.rows.push(row);
  }

  /** The page as it must be. */
  text(): string {
    const cells = this.rows.map(({ fault, said, locks, second = "completes", lost }) => [
      fault,
      said,
      locks.length > 0 ? "stays until it is freed" : "none",
      second,
      lost.length > 0 ? lost.join("; ") : "nothing",
    ]);
    const table = markdownTable([["fault", "the run", "lock left", "second run", "lost"], ...cells], 5);
    return this.page().replace(this.between, (_, begin, end) => `${begin}\n${table}\n\n${end}`);
  }

  /** The page as it is. */
  written(): string {
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, this.text());
    return this.page();
  }

  private page(): string {
    return readFileSync(PAGE, "utf8");
  }
}
