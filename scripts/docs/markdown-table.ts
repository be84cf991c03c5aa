/**
 * Rows as a Markdown table, the first of them its head.
 * @param texts how many columns, from the left, are text and stand to the left; the others are figures and stand to the right
 */
export function markdownTable(rows: readonly (readonly string[])[], texts = 1): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const pad = (cell: string, column: number) => (column < texts ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
  const [head, ...body] = rows.map((row) => `| ${row.map(pad).join(" | ")} |`);
  const rule = widths.map((width, column) => (column < texts ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [head, `| ${rule.join(" | ")} |`, ...body].join("\n");
}
