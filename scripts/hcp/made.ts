import type { Workspace } from "@cdktf/provider-tfe/lib/workspace";

/** Workspaces that are made, by name. */
export type Made = ReadonlyMap<string, Workspace>;

export function idOf(made: Made, name: string): string {
  const workspace = made.get(name);
  if (!workspace) throw new Error(`${name} has no workspace`);
  return workspace.id;
}

/** Gives an element a name that people read in a plan, `tfe_workspace.partner-dev-api`. */
export function named<T extends { overrideLogicalId(name: string): void }>(element: T, name: string): T {
  element.overrideLogicalId(name);
  return element;
}
