import type { ElkExtendedEdge, ElkNode, ElkPort } from "elkjs";
import { CARD_WIDTH, labelWidth } from "./card-text";
import type { Card } from "./cards";
import type { End, Framed } from "./frames";
import { FRAME_PADDING, GAP, holds, type Row, type Unit } from "./rows";

const OPTIONS: Readonly<Record<string, string>> = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.partitioning.activate": "true",
  "elk.padding": "[top=4,left=22,bottom=4,right=22]",
  "elk.spacing.nodeNode": "14",
  "elk.spacing.edgeNode": "9",
  "elk.spacing.edgeEdge": "8",
  "elk.spacing.edgeLabel": "2",
  "elk.layered.spacing.nodeNodeBetweenLayers": "16",
  "elk.layered.spacing.edgeNodeBetweenLayers": "10",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "8",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.thoroughness": "20",
  "elk.separateConnectedComponents": "false",
};

/** Options of ELK that layouts of the same rows differ in. */
export type Variant = Readonly<Record<string, string>>;

/** Where the middle of a unit stands, as far as an earlier layout knows. */
export type MiddleOf = (unit: Unit) => number;

/** Rows as a graph of ELK, one partition each: `u<index>` are units, `e<index>` arrows. */
export function rowGraph(rows: readonly Row[], arrows: Framed["arrows"], variant: Variant, middleOf?: MiddleOf): ElkNode {
  const units = rows.flatMap((row) => row.units);
  const rowOf = (unit: Unit) => rows.findIndex((row) => row.units.includes(unit));
  const unitOf = (end: End) => units.find((unit) => holds(unit, end)) as Unit;
  const idOf = (unit: Unit) => `u${units.indexOf(unit)}`;
  const ends = arrows.flatMap((arrow, index) =>
    (["from", "to"] as const).map((side) => {
      const [own, other] = [unitOf(arrow[side]), unitOf(arrow[side === "from" ? "to" : "from"])];
      const isBelow = rowOf(other) > rowOf(own);
      return { id: portOf(arrow, index, side, idOf(own), isBelow), own, other, end: arrow[side], isBelow };
    }),
  );
  const portAt = (index: number, side: 0 | 1) => ends[2 * index + side].id;
  const children = units.map((unit): ElkNode => {
    const node = { id: idOf(unit), width: unit.width, height: unit.height };
    const isOutside = unit.boxes.length === 0 && rowOf(unit) === 0;
    const partition = {
      "elk.partitioning.partition": String(rowOf(unit)),
      ...(isOutside ? { "elk.layered.layering.layerConstraint": "FIRST" } : {}),
    };
    if (!("cards" in unit.end)) {
      const own = [...new Set(ends.filter((each) => each.own === unit).map(({ id }) => id))];
      return { ...node, ports: own.map((id) => ({ id, width: 0, height: 0 })), layoutOptions: partition };
    }
    const ports = [true, false].flatMap((isBelow) => {
      const here = ends.filter(
        (each, index) => each.own === unit && each.isBelow === isBelow && ends.findIndex(({ id }) => id === each.id) === index,
      );
      const sorted = middleOf ? [...here].sort((one, other) => middleOf(one.other) - middleOf(other.other)) : here;
      const ofPorts = sorted.map(({ end }) => end);
      const places = placesOf(unit, ofPorts);
      return sorted.map(
        ({ id }, index): ElkPort => ({
          id,
          width: 0,
          height: 0,
          x: places[index],
          y: isBelow ? unit.height : 0,
          layoutOptions: { "elk.port.side": isBelow ? "SOUTH" : "NORTH" },
        }),
      );
    });
    return { ...node, ports, layoutOptions: { ...partition, "elk.portConstraints": middleOf ? "FIXED_POS" : "FIXED_SIDE" } };
  });
  const edges = arrows.map(
    ({ labels }, index): ElkExtendedEdge => ({
      id: `e${index}`,
      sources: [portAt(index, 0)],
      targets: [portAt(index, 1)],
      labels: labels.length > 0 ? [{ text: labelOf(labels), width: labelWidth(labelOf(labels)), height: 14 }] : [],
    }),
  );
  return { id: "root", layoutOptions: { ...OPTIONS, ...variant }, children, edges };
}

/** Ports by their number. */
const labelOf = (labels: readonly string[]) => [...labels].sort((one, other) => Number(one) - Number(other)).join(", ");

/** A port of its own for each end, but one for everything that a card's policies let it use. */
function portOf(
  { from, by }: Framed["arrows"][number],
  index: number,
  side: "from" | "to",
  unit: string,
  isBelow: boolean,
): string {
  if (by !== "policy" || side === "to" || "cards" in from) return `e${index}${side}`;
  return `${unit} ${from.parts[0].key} ${isBelow}`;
}

/** Where ends stand along a frame: those of a card above or below it, those of the frame where no card's is. */
function placesOf(unit: Unit, ends: readonly End[]): number[] {
  const ofCards = ends.map((end, index) => {
    const card = unit.cards.indexOf(end as Card);
    if (card < 0) return undefined;
    const same = ends.filter((other) => other === end).length;
    const before = ends.slice(0, index).filter((other) => other === end).length;
    return FRAME_PADDING + card * (CARD_WIDTH + GAP) + (CARD_WIDTH * (before + 1)) / (same + 1);
  });
  const taken = ofCards.filter((place) => place !== undefined);
  const count = ends.length - taken.length;
  let nth = 0;
  return ofCards.map((place) => {
    if (place !== undefined) return place;
    nth += 1;
    return freeFrom((unit.width * nth) / (count + 1), taken);
  });
}

/** The nearest place to the right that keeps 10 px from those that are taken; it is taken then. */
function freeFrom(wished: number, taken: number[]): number {
  let place = wished;
  while (taken.some((other) => Math.abs(other - place) < 10)) place += 5;
  taken.push(place);
  return place;
}
