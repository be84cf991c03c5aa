/** A longer type is told without what is in it. */
const LONGEST_TYPE = 120;

/** Objects without their fields: `{…}`. */
export function withoutFields(type: string): string {
  const shorter = type.replace(/\{[^{}…]*(\{…\}[^{}…]*)*\}/g, "{…}");
  return shorter === type ? type : withoutFields(shorter);
}

/** A type as it is, or shortened: objects without their fields, then types without what they are made of. */
export function shortType(type: string): string {
  if (type.length <= LONGEST_TYPE) return type;
  const shorter = withoutFields(type);
  return shorter.length <= LONGEST_TYPE ? shorter : shorter.replace(/<.*>/s, "<…>");
}
