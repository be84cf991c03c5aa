import { resourcesOf } from "../terraform/state-resources";

/** What one state holds and another does not, as `<type>.<name> <id>`. */
export function onlyIn(state: string, other: string): string[] {
  const known = resourcesOf(other);
  return [...resourcesOf(state)].filter((resource) => !known.has(resource));
}
