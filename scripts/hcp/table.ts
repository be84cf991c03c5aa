import type { Workspace } from "./workspaces";

const COLUMNS = ["Workspace", "Project", "Runs", "Runs after", "Read by"] as const;

/** What would be set, one line for each workspace; layers of the same environment by their layer alone. */
export function workspaceTable(workspaces: readonly Workspace[]): string {
  const rows = workspaces.map(({ name, project, runs, after, readers, prefix }) => {
    const layers = (names: readonly string[]) =>
      names.map((each) => (each.startsWith(`${prefix}-`) ? each.slice(prefix.length + 1) : each)).join(" ");
    return [name, project, runs, layers(after), layers(readers)];
  });
  const widths = COLUMNS.map((column, index) => Math.max(column.length, ...rows.map((row) => row[index].length)));
  return [COLUMNS, ...rows]
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
