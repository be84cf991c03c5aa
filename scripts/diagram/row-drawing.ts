import type { ElkPoint } from "elkjs";
import { CARD_WIDTH, LEADING, labelWidth, linesOf, PADDING } from "./card-text";
import type { Card } from "./cards";
import type { End, Framed } from "./frames";
import type { Area, Layout } from "./layout";
import { FRAME_PADDING, FRAME_TITLE, GAP, type Unit } from "./rows";
import { arrow, rect, text } from "./svg";

/** What a layout looks like, from back to front. */
export function drawing({ units, boxes, arrows }: Layout, sheet: Framed): string[] {
  const cards = new Map([...units].flatMap(([unit, area]) => cardsIn(unit, area)));
  const lines = arrows.map(({ points }, index) => toCards(points, sheet.arrows[index], cards));
  const frames = [...units].filter(([{ end }]) => "cards" in end);
  return [
    ...boxes.map(({ box, x, y, width, height }) => rect(box.exposure ?? "vpc", x, y, width, height)),
    ...frames.map(([, { x, y, width, height }]) => rect("frame", x, y, width, height)),
    ...lines.map((points, index) => arrow(sheet.arrows[index].by === "policy", points)),
    ...boxes.flatMap(({ box, ...area }) => title(box.title, area, lines, box.exposure ?? "vpc")),
    ...frames.flatMap(
      ([
        {
          end,
          boxes: [, tier],
        },
        area,
      ]) => title("title" in end ? end.title : "", area, lines, tier?.exposure ?? "vpc"),
    ),
    ...arrows.flatMap(({ label }) => (label ? [text("label", label.x + 3, label.y + 11, label.text)] : [])),
    ...[...cards].flatMap(([card, area]) => drawnCard(card, area)),
  ];
}

function cardsIn({ end, cards }: Unit, { x, y, width, height }: Area): [Card, Area][] {
  if (!("cards" in end)) return [[cards[0], { x, y, width, height }]];
  const inner = { y: y + FRAME_TITLE, width: CARD_WIDTH, height: height - FRAME_TITLE - FRAME_PADDING };
  return cards.map((card, index) => [card, { ...inner, x: x + FRAME_PADDING + index * (CARD_WIDTH + GAP) }]);
}

/** An arrow of a card in a frame goes on to the card. */
function toCards(points: readonly ElkPoint[], { from, to }: { from: End; to: End }, cards: ReadonlyMap<Card, Area>): ElkPoint[] {
  const onto = (point: ElkPoint, end: End): ElkPoint => {
    const area = cards.get(end as Card);
    if (!area) return point;
    const isAbove = point.y < area.y + area.height / 2;
    return { x: point.x, y: isAbove ? area.y : area.y + area.height };
  };
  const [first, last] = [points[0], points[points.length - 1]];
  return [onto(first, from), ...points.slice(1, -1), onto(last, to)];
}

/** The title of a box, at the first place from the left where no arrow goes through it; before the arrows where there is none. */
function title(words: string, { x, y, width }: Area, lines: readonly (readonly ElkPoint[])[], style: string): string[] {
  const wide = labelWidth(words);
  const crossings = lines
    .flatMap((points) => points.slice(1).map((point, index) => [points[index], point]))
    .filter(([one, other]) => Math.min(one.y, other.y) < y + 18 && Math.max(one.y, other.y) > y + 4)
    .map(([one]) => one.x);
  const starts = [x + 10, ...crossings.map((crossing) => crossing + 8)].sort((one, other) => one - other);
  const isFree = (start: number) => !crossings.some((crossing) => crossing > start - 6 && crossing < start + wide);
  const start = starts.find((place) => place >= x + 10 && place + wide <= x + width - 4 && isFree(place));
  const line = text("note", start ?? x + 10, y + 15, words);
  return start === undefined ? [rect(`${style} behind`, x + 6, y + 3, wide + 2, 15, 3), line] : [line];
}

function drawnCard(card: Card, { x, y, width, height }: Area): string[] {
  let baseline = y + PADDING - 4;
  const words = linesOf(card).map(({ style, text: line }) => {
    baseline += LEADING[style];
    return text(style, x + PADDING, baseline, line);
  });
  return [rect("card", x, y, width, height), ...words];
}
