import type { ElkPoint } from "elkjs";
import { type Layout, WIDTH } from "./layout";

type Segment = readonly [ElkPoint, ElkPoint];

/** How hard a layout is to read: arrows that cross, bends, and above all what is wider than a page. */
export function cost({ width, height, arrows }: Layout): number {
  const lines = arrows.map(({ points }) => points.slice(1).map((point, index): Segment => [points[index], point]));
  const crossings = lines.flatMap((one, index) => lines.slice(index + 1).map((other) => crossingsOf(one, other)));
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  const long = lines.flat().map(([from, to]) => Math.abs(from.x - to.x) + Math.abs(from.y - to.y));
  return (
    60 * sum(crossings) +
    12 * sum(lines.map((line) => line.length)) +
    0.1 * sum(long) +
    0.5 * height +
    50 * Math.max(0, width - WIDTH)
  );
}

const crossingsOf = (one: readonly Segment[], other: readonly Segment[]): number =>
  one.flatMap((first) => other.filter((second) => isCrossing(first, second) || isCrossing(second, first))).length;

/** Whether a level segment and an upright one meet within both. */
function isCrossing([start, end]: Segment, [from, to]: Segment): boolean {
  if (start.y !== end.y || from.x !== to.x) return false;
  const isWithin = (place: number, one: number, two: number) => place > Math.min(one, two) && place < Math.max(one, two);
  return isWithin(from.x, start.x, end.x) && isWithin(start.y, from.y, to.y);
}
