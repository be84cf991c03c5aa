/** What an object holds, in the order of its keys, whatever order it was written in: the same settings give the same bytes. */
export const inOrder = <T>(entries: Readonly<Record<string, T>>): [key: string, value: T][] =>
  Object.entries(entries).sort(([left], [right]) => (left < right ? -1 : 1));
