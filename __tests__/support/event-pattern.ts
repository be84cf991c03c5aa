/** JSON as EventBridge sends it and patterns are written in. */
export type EventJson = string | number | boolean | null | readonly EventJson[] | { readonly [key: string]: EventJson };

type Block = { readonly [key: string]: EventJson };
const isBlock = (value: EventJson): value is Block => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether EventBridge sends an event to a rule: every field of the pattern is in the event and has one of the values that
 * the pattern lists. Source: EventBridge user guide, "Amazon EventBridge event patterns" and "Comparison operators".
 */
export function matches(pattern: Block, event: EventJson | undefined): boolean {
  if (event === undefined || !isBlock(event)) return false;
  return Object.entries(pattern).every(([key, wanted]) => {
    if (isBlock(wanted)) return matches(wanted, event[key]);
    const found = [event[key]].flat();
    return [wanted].flat().some((each) => found.some((value) => isMeant(each, value)));
  });
}

function isMeant(wanted: EventJson, value: EventJson | undefined): boolean {
  if (!isBlock(wanted)) return wanted === value;
  const [[operator, operand], ...more] = Object.entries(wanted);
  if (more.length > 0) throw new Error(`one comparison at a time, not ${JSON.stringify(wanted)}`);
  if (typeof value !== "string" || typeof operand !== "string") return false;
  if (operator === "prefix") return value.startsWith(operand);
  if (operator === "suffix") return value.endsWith(operand);
  throw new Error(`${operator} is no comparison that is known here`);
}
