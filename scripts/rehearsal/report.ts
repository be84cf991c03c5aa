/** One line of the closing table. */
export interface Row {
  readonly stack: string;
  readonly resources: number;
  readonly seconds: number;
  readonly secondPlan: string;
}

/** The closing table: what was applied, how long it took, and whether Terraform is content with it. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ["Stack", "Resources", "Seconds", "Second plan"],
    ...rows.map(({ stack, resources, seconds, secondPlan }) => [stack, String(resources), seconds.toFixed(0), secondPlan]),
  ];
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const isNumber = (column: number) => column === 1 || column === 2;
  return cells
    .map((row) =>
      row
        .map((cell, at) => (isNumber(at) ? cell.padStart(widths[at]) : cell.padEnd(widths[at])))
        .join("   ")
        .trimEnd(),
    )
    .join("\n");
}

/** Outputs under their stack, one a line. */
export function outputList(outputs: ReadonlyArray<readonly [stack: string, Readonly<Record<string, unknown>>]>): string {
  return outputs
    .filter(([, values]) => Object.keys(values).length > 0)
    .map(([stack, values]) => {
      const lines = Object.entries(values).map(
        ([name, value]) => `  ${name} = ${typeof value === "string" ? value : JSON.stringify(value)}`,
      );
      return [stack, ...lines].join("\n");
    })
    .join("\n");
}
