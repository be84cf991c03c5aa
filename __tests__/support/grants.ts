import type { statementsOf } from "./system-stacks";

type Statement = ReturnType<typeof statementsOf>[number];

/** What every function may do for itself. */
const OWN = /^(OwnLogs|OwnTraces|OwnVariables|LambdaMakesInterfaces|CodeMakesNone)$/;

/**
 * What statements allow besides what every function may do for itself: one line per service and target, e.g.
 * `s3: GetObject PutObject → documents`. `targets` gives resources their short names; one that has none stays as it is.
 */
export function grantLines(statements: readonly Statement[], targets: ReadonlyArray<readonly [RegExp, string]>): string[] {
  const targetOf = (resource: string) => {
    const found = targets.find(([form]) => form.test(resource));
    return found ? (found[0].exec(resource)?.[0] ?? "").replace(found[0], found[1]) : resource;
  };
  const grants = new Map<string, Set<string>>();
  for (const { Sid, Effect, Action, Resource } of statements.filter((each) => !OWN.test(each.Sid))) {
    expect([Sid, Effect]).toEqual([Sid, "Allow"]);
    const what = [...new Set([Resource].flat().map(targetOf))].join(", ");
    for (const action of [Action].flat()) {
      const [service, verb] = action.split(":");
      const line = `${service} → ${what}`;
      grants.set(line, (grants.get(line) ?? new Set()).add(verb));
    }
  }
  return [...grants].map(([line, verbs]) => line.replace(" →", `: ${[...verbs].sort().join(" ")} →`)).sort();
}
