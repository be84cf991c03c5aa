import Elk, { type ElkNode } from "elkjs";
import type { Framed } from "./frames";
import { type Area, type Layout, WIDTH } from "./layout";
import { cost } from "./layout-cost";
import { rowGraph, type Variant } from "./row-graph";
import type { Row, Unit } from "./rows";

const MARGIN = 10;
const TITLE = 18;

/** Ways to lay out the same rows. The first ones are always tried, the others while all of them are wider than a page. */
const ALWAYS: readonly Variant[] = [
  { "elk.randomSeed": "1" },
  { "elk.randomSeed": "2" },
  { "elk.randomSeed": "3" },
  { "elk.randomSeed": "3", "elk.layered.layering.strategy": "LONGEST_PATH_SOURCE" },
];
const WHERE_WIDE: readonly Variant[] = ["4", "5", "6", "7", "8", "9"].map((seed) => ({ "elk.randomSeed": seed }));

/** The easiest to read of several layouts. */
export async function rowLayout(rows: readonly Row[], arrows: Framed["arrows"]): Promise<Layout> {
  const layouts: Layout[] = [];
  for (const variant of ALWAYS) layouts.push(await laidTwice(rows, arrows, variant));
  for (const variant of WHERE_WIDE) {
    if (layouts.some(({ width }) => width <= WIDTH)) break;
    layouts.push(await laidTwice(rows, arrows, variant));
  }
  const costs = layouts.map(cost);
  return layouts[costs.indexOf(Math.min(...costs))];
}

const elk = new Elk();

/** Laid out again where there are frames: then the ends at a frame stand in the order of what they lead to. */
async function laidTwice(rows: readonly Row[], arrows: Framed["arrows"], variant: Variant): Promise<Layout> {
  const units = rows.flatMap((row) => row.units);
  const first = await elk.layout(rowGraph(rows, arrows, variant));
  const middle = (unit: Unit) => {
    const { x = 0, width = 0 } = first.children?.[units.indexOf(unit)] ?? {};
    return x + width / 2;
  };
  const hasFrames = units.some(({ end }) => "cards" in end);
  return spread(hasFrames ? await elk.layout(rowGraph(rows, arrows, variant, middle)) : first, rows, arrows);
}

/** Makes room above and below the rows of each box for its edge and its title. */
function spread(laid: ElkNode, rows: readonly Row[], arrows: Framed["arrows"]): Layout {
  const units = rows.flatMap((row) => row.units);
  const nodeOf = (unit: Unit): Area => {
    const { x = 0, y = 0, width = 0, height = 0 } = laid.children?.[units.indexOf(unit)] ?? {};
    return { x, y, width, height };
  };
  const extents = rows.map((row) => {
    const areas = row.units.map(nodeOf);
    return { top: Math.min(...areas.map(({ y }) => y)), bottom: Math.max(...areas.map(({ y, height }) => y + height)) };
  });
  const opens = (index: number) => rows[index].boxes.filter(({ key }) => !rows[index - 1]?.boxes.some((box) => box.key === key));
  const closes = (index: number) => rows[index].boxes.filter(({ key }) => !rows[index + 1]?.boxes.some((box) => box.key === key));
  const cuts = rows.flatMap((_, index) => [
    { at: extents[index].top - 2, room: opens(index).length * (MARGIN + TITLE) },
    { at: extents[index].bottom + 2, room: closes(index).length * MARGIN },
  ]);
  const down = (y: number) => y + cuts.reduce((sum, { at, room }) => (y > at ? sum + room : sum), 0);
  const width = Math.max(WIDTH, laid.width ?? 0);
  const right = Math.round((width - (laid.width ?? 0)) / 2);
  const boxes = rows.flatMap((row, index) =>
    opens(index).map((box) => {
      const depth = row.boxes.indexOf(box);
      const last = rows.findLastIndex(({ boxes: others }) => others.some(({ key }) => key === box.key));
      const inner = row.boxes.length - 1 - depth;
      const top = down(extents[index].top) - (inner + 1) * (MARGIN + TITLE) + 2;
      const bottom = down(extents[last].bottom) + (inner + 1) * MARGIN;
      return { box, x: depth * MARGIN, y: top, width: width - 2 * depth * MARGIN, height: bottom - top };
    }),
  );
  const moved = (area: Area): Area => ({ ...area, x: area.x + right, y: down(area.y) });
  return {
    width,
    height: down(laid.height ?? 0),
    units: new Map(units.map((unit) => [unit, moved(nodeOf(unit))])),
    boxes,
    arrows: arrows.map((_, index) => {
      const { sections = [], labels = [] } = laid.edges?.[index] ?? {};
      const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
      const [label] = labels.map(({ x = 0, y = 0, width: wide = 0, height = 0, text = "" }) => ({
        ...moved({ x, y, width: wide, height }),
        text,
      }));
      return { points: points.map(({ x, y }) => ({ x: x + right, y: down(y) })), label };
    }),
  };
}
