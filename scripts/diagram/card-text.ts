import type { Card } from "./cards";
import { widthOf, wrapped } from "./text";

export const CARD_WIDTH = 158;
/** Between the edge of a card and its text. */
export const PADDING = 9;

export type Style = "word" | "name" | "detail" | "stack";
export interface Line {
  readonly text: string;
  readonly style: Style;
}

/** Sizes of text, and what a line takes. */
export const SIZES: Readonly<Record<Style, number>> = { word: 12, name: 13, detail: 12, stack: 12 };
export const LEADING: Readonly<Record<Style, number>> = { word: 16, name: 17, detail: 15, stack: 16 };

/** More names than these are counted. */
const MOST_NAMES = 10;

/** What a card says, line by line. */
export function linesOf({ parts }: Card): Line[] {
  const [{ word, detail, away }] = parts;
  const layers = [...new Set(parts.map(({ layer }) => layer))].filter(Boolean);
  return [
    ...lines("word", parts.length > 1 ? `${word}\u00a0×${parts.length}` : word),
    ...lines("name", names(parts.map(({ name }) => name))),
    ...lines("detail", detail),
    ...lines("detail", away && `in ${away}`),
    ...lines("stack", layers.join(", ")),
  ];
}

const lines = (style: Style, text: string): Line[] =>
  wrapped(text, SIZES[style], CARD_WIDTH - 2 * PADDING).map((line) => ({ text: line, style }));

/** Each name once; with how often, where there are more of it. */
function names(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  const texts = [...counts].map(([name, count]) => (count > 1 && counts.size > 1 ? `${name}\u00a0×${count}` : name));
  const shown = texts.slice(0, MOST_NAMES);
  return texts.length > shown.length ? `${shown.join(", ")} and ${texts.length - shown.length} more` : shown.join(", ");
}

export const heightOf = (card: Card): number => linesOf(card).reduce((sum, { style }) => sum + LEADING[style], 2 * PADDING - 3);

/** What a label at an arrow, or a title, takes. */
export const labelWidth = (text: string): number => Math.ceil(widthOf(text, 12)) + 6;
