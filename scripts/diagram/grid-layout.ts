import { CARD_WIDTH, heightOf } from "./card-text";
import type { Card } from "./cards";
import { type Layout, WIDTH } from "./layout";
import { GAP, type Unit } from "./rows";

const COLUMNS = 5;

/** Cards without arrows, row after row. */
export function gridLayout(cards: readonly Card[]): Layout {
  const units = cards.map((card): Unit => ({ end: card, cards: [card], boxes: [], width: CARD_WIDTH, height: heightOf(card) }));
  const rows = Array.from({ length: Math.ceil(units.length / COLUMNS) }, (_, row) =>
    units.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  let y = GAP / 2;
  const areas = rows.flatMap((row) => {
    const height = Math.max(...row.map((unit) => unit.height));
    const left = (WIDTH - row.length * (CARD_WIDTH + GAP) + GAP) / 2;
    const placed = row.map(
      (unit, column) => [unit, { x: left + column * (CARD_WIDTH + GAP), y, width: unit.width, height }] as const,
    );
    y += height + GAP;
    return placed;
  });
  return { width: WIDTH, height: y, units: new Map(areas), boxes: [], arrows: [] };
}
