import { CARD_WIDTH, heightOf } from "./card-text";
import type { Arrow, Card } from "./cards";
import type { End, Framed } from "./frames";
import { type Box, OUTSIDE } from "./places";

/** A card alone, or cards in a frame: what the layout moves as one. */
export interface Unit {
  readonly end: End;
  readonly cards: readonly Card[];
  readonly boxes: readonly Box[];
  readonly width: number;
  readonly height: number;
}

/** Units side by side. Rows of one band stand in the same boxes. */
export interface Row {
  readonly boxes: readonly Box[];
  readonly units: readonly Unit[];
}

export const GAP = 12;
/** Around the cards of a frame; above them also its title. */
export const FRAME_PADDING = 10;
export const FRAME_TITLE = 20;

const BEHIND: Box = { ...OUTSIDE.service, key: "behind", title: "AWS services that only an entry asks" };

/** Everything of a sheet in rows, from the internet inward. */
export function rowsOf(sheet: Framed, room: number): Row[] {
  const units = unitsOf(sheet);
  const bands = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = bandOf(unit);
    bands.set(key, [...(bands.get(key) ?? []), unit]);
  }
  const order = [...bands.keys()].sort((one, other) => rank(bands, one) - rank(bands, other));
  return order.flatMap((key) => {
    const members = bands.get(key) ?? [];
    return stepsOf(members, sheet.arrows)
      .flatMap((step) => filled(step, room))
      .map((row): Row => ({ boxes: members[0].boxes, units: row }));
  });
}

const bandOf = ({ boxes }: Unit) => boxes.at(-1)?.key ?? "outside";

const FIRST = ["outside", "entry", "behind", "hosted"];
const TIERS = ["public", "private", "isolated"];

/** From the internet inward; what has no VPC comes last. */
function rank(bands: ReadonlyMap<string, readonly Unit[]>, key: string): number {
  if (FIRST.includes(key)) return FIRST.indexOf(key);
  if (key === OUTSIDE.service.key) return 1000;
  const [vpc, tier] = bands.get(key)?.[0].boxes ?? [];
  const vpcs = [...new Set([...bands.values()].flatMap(([{ boxes }]) => (boxes.length > 1 ? [boxes[0].key] : [])))];
  return 100 * (1 + vpcs.indexOf(vpc?.key)) + 10 * TIERS.indexOf(tier?.exposure ?? "") + [...bands.keys()].indexOf(key) / 100;
}

function unitsOf({ cards, frames, arrows }: Framed): Unit[] {
  const framed = new Set(frames.flatMap((frame) => frame.cards));
  const alone = cards
    .filter((card) => !framed.has(card))
    .map((card) => {
      const callers = arrows.filter(({ to }) => to === card).map(({ from }) => boxesOf(from));
      return unit(
        card,
        [card],
        callers.length > 0 && callers.every(([box]) => box?.key === OUTSIDE.entry.key) ? behind(card) : boxesOf(card),
      );
    });
  return [...frames.map((frame) => unit(frame, frame.cards, boxesOf(frame))), ...alone];
}

const boxesOf = (end: End): readonly Box[] => ("cards" in end ? end.cards[0] : end).parts[0].boxes;
const behind = (card: Card): readonly Box[] => boxesOf(card).map((box) => (box === OUTSIDE.service ? BEHIND : box));

function unit(end: End, cards: readonly Card[], boxes: readonly Box[]): Unit {
  const [width, height] = [cards.length * (CARD_WIDTH + GAP) - GAP, Math.max(...cards.map(heightOf))];
  if (!("cards" in end)) return { end, cards, boxes, width, height };
  return { end, cards, boxes, width: width + 2 * FRAME_PADDING, height: height + FRAME_PADDING + FRAME_TITLE };
}

/** Who asks comes in an earlier step than who is asked. */
function stepsOf(units: readonly Unit[], arrows: Framed["arrows"]): Unit[][] {
  const depth = (one: Unit, above: readonly Unit[]): number => {
    const callers = units.filter(
      (other) => other !== one && !above.includes(other) && arrows.some((arrow) => joins(arrow, other, one)),
    );
    return Math.max(0, ...callers.map((caller) => 1 + depth(caller, [...above, one])));
  };
  const isAlone = (unit: Unit) => !arrows.some(({ from, to }) => holds(unit, from) || holds(unit, to));
  const found = units.map((each) => depth(each, []));
  const depths = units.map((each, index) => (isAlone(each) ? Math.max(...found) : found[index]));
  return [...new Set(depths)].sort((one, other) => one - other).map((step) => units.filter((_, index) => depths[index] === step));
}

const joins = ({ from, to }: Omit<Arrow, "from" | "to"> & { from: End; to: End }, start: Unit, end: Unit) =>
  holds(start, from) && holds(end, to);

export const holds = ({ end, cards }: Unit, one: End): boolean => end === one || cards.includes(one as Card);

/** As many rows as need be. */
function filled(units: readonly Unit[], room: number): Unit[][] {
  const widthOf = (row: readonly Unit[]) => row.reduce((sum, { width }) => sum + width + GAP, -GAP);
  const count = Math.ceil(widthOf(units) / room);
  const rows: Unit[][] = [[]];
  for (const each of units) {
    const row = rows[rows.length - 1];
    const isFull = row.length > 0 && (widthOf([...row, each]) > room || row.length >= Math.ceil(units.length / count));
    if (isFull) rows.push([each]);
    else row.push(each);
  }
  return rows;
}
