import { alignedTable } from "../terraform/aligned-table";
import type { Workspace } from "./workspaces";

const COLUMNS = ["Workspace", "Project", "Runs", "Runs after", "Read by"] as const;

/** What would be set, one line for each workspace; layers of the same environment by their layer alone. */
export function workspaceTable(workspaces: readonly Workspace[]): string {
  const rows = workspaces.map(({ name, project, runs, after, readers, prefix }) => {
    const layers = (names: readonly string[]) =>
      names.map((each) => (each.startsWith(`${prefix}-`) ? each.slice(prefix.length + 1) : each)).join(" ");
    return [name, project, runs, layers(after), layers(readers)];
  });
  return alignedTable([COLUMNS, ...rows], []);
}
