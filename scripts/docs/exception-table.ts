import { markdownTable } from "./markdown-table";
import type { Surveyed } from "./survey";

/** Every resource that need not keep a rule, and why: the same resource of several environments in one row. */
export function exceptionTable(surveyed: readonly Surveyed[]): string {
  const rows = new Map<string, { cells: readonly string[]; where: Surveyed[] }>();
  for (const each of surveyed) {
    for (const { rule, resource, exception } of each.findings) {
      if (!exception) continue;
      const cells = [`\`${rule}\``, exception.reason, `\`${resource.address}\``];
      const row = rows.get(cells.join());
      if (row) row.where.push(each);
      else rows.set(cells.join(), { cells, where: [each] });
    }
  }
  const sorted = [...rows.values()].sort((one, other) => (one.cells.join() < other.cells.join() ? -1 : 1));
  return markdownTable(
    [["rule", "why it need not hold", "resource", "in"], ...sorted.map(({ cells, where }) => [...cells, stacksOf(where)])],
    4,
  );
}

/** `partner-{dev,staging}-network`: as a shell would write the stacks' names. */
export function stacksOf(where: readonly Pick<Surveyed, "stack" | "environment">[]): string {
  const byLayer = new Map<string, string[]>();
  for (const { stack, environment } of where) {
    const layer = stack.replace(`-${environment}`, "-*");
    byLayer.set(layer, [...(byLayer.get(layer) ?? []), environment]);
  }
  const names = [...byLayer].map(([layer, all]) => layer.replace("*", all.length > 1 ? `{${all.join()}}` : all[0]));
  return names.map((name) => `\`${name}\``).join(", ");
}
