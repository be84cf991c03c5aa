import type { StackJson } from "./checked-copy";

/** One attribute that a stack reads from a data source, or one output that it reads from another stack's state. */
export interface Reading {
  readonly type: string;
  readonly name: string;
  readonly attribute: string;
  /** Whether an expression takes it as a list. */
  readonly isList: boolean;
}

const TAKES_LIST = String.raw`\b(?:element|length|one|tolist|toset)\(\s*|\bjoin\("[^"]*",\s*`;
const READING = new RegExp(
  String.raw`(?<before>${TAKES_LIST})?\bdata\.(?<type>\w+)\.(?<name>[\w-]+)(?:\.outputs)?\.(?<attribute>[\w-]+)(?<index>\[)?`,
  "g",
);

/** Everything that a stack's expressions read from its data sources, each once. */
export function readingsIn(stack: StackJson): Reading[] {
  const readings = new Map<string, Reading>();
  for (const text of stringsIn(stack)) {
    for (const { groups = {} } of text.matchAll(READING)) {
      const { before, type, name, attribute, index } = groups;
      const key = [type, name, attribute].join(".");
      readings.set(key, { type, name, attribute, isList: Boolean(before || index || readings.get(key)?.isList) });
    }
  }
  return [...readings.values()];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
