/** Columns as wide as their longest cell, three spaces apart; the columns of `numbers` are aligned to the right. */
export function alignedTable(rows: readonly (readonly string[])[], numbers: readonly number[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const aligned = (cell: string, at: number) => (numbers.includes(at) ? cell.padStart(widths[at]) : cell.padEnd(widths[at]));
  return rows.map((row) => row.map(aligned).join("   ").trimEnd()).join("\n");
}
