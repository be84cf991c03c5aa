import type { ElkExtendedEdge, ElkNode } from "elkjs";
import type { Card } from "./cards";
import { CARD_WIDTH, heightOf, labelWidth } from "./card-text";
import type { End, Frame, Framed } from "./frames";
import type { Box } from "./places";

/** What a node of the layout stands for. */
export type Shown = { readonly card: Card } | { readonly box: Box } | { readonly frame: Frame };

/** A graph for ELK, and what its nodes are. */
export interface Graph {
  readonly root: ElkNode;
  readonly shown: ReadonlyMap<string, Shown>;
}

const ROOT: Readonly<Record<string, string>> = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.json.shapeCoords": "ROOT",
  "elk.json.edgeCoords": "ROOT",
  "elk.padding": "[top=4,left=4,bottom=4,right=4]",
  "elk.spacing.nodeNode": "18",
  "elk.spacing.edgeNode": "12",
  "elk.spacing.edgeEdge": "10",
  "elk.spacing.edgeLabel": "3",
  "elk.spacing.componentComponent": "18",
  "elk.layered.spacing.nodeNodeBetweenLayers": "26",
  "elk.layered.spacing.edgeNodeBetweenLayers": "12",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "10",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.thoroughness": "40",
};
/** Above what stands in a box: its title. */
const INSIDE = { "elk.padding": "[top=30,left=12,bottom=12,right=12]" };

/** The graph of one panel: boxes in boxes, cards in them, arrows between. */
export function graphOf({ cards, frames, arrows }: Framed, options: Readonly<Record<string, string>> = {}): Graph {
  const shown = new Map<string, Shown>();
  const ids = new Map<End, string>();
  const root: ElkNode = { id: "root", layoutOptions: { ...ROOT, ...options }, children: [], edges: [] };
  const boxes = new Map<string, ElkNode>();
  const frameNodes = new Map<Frame, ElkNode>();

  const inside = (parent: ElkNode, what: Shown, end?: End): ElkNode => {
    const node: ElkNode = { id: `n${shown.size}`, children: [], layoutOptions: INSIDE };
    shown.set(node.id, what);
    if (end) ids.set(end, node.id);
    parent.children?.push(node);
    return node;
  };
  const boxNode = (parent: ElkNode, box: Box): ElkNode => {
    const known = boxes.get(box.key) ?? inside(parent, { box });
    boxes.set(box.key, known);
    return known;
  };
  const frameNode = (parent: ElkNode, frame: Frame): ElkNode => {
    const known = frameNodes.get(frame) ?? inside(parent, { frame }, frame);
    frameNodes.set(frame, known);
    return known;
  };
  for (const card of cards) {
    const box = card.parts[0].boxes.reduce(boxNode, root);
    const frame = frames.find((each) => each.cards.includes(card));
    const node = inside(frame ? frameNode(box, frame) : box, { card }, card);
    Object.assign(node, { width: CARD_WIDTH, height: heightOf(card), children: undefined, layoutOptions: undefined });
  }
  root.edges = arrows.map(
    ({ from, to, labels }, index): ElkExtendedEdge => ({
      id: `e${index}`,
      sources: [ids.get(from) as string],
      targets: [ids.get(to) as string],
      labels: labels.map((text) => ({ text, width: labelWidth(text), height: 15 })),
    }),
  );
  return { root, shown };
}
