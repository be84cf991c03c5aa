import Elk, { type ElkNode } from "elkjs";
import { LEADING, linesOf, PADDING } from "./card-text";
import type { Graph, Shown } from "./elk-graph";
import type { Framed } from "./frames";
import { arrow, rect, text } from "./svg";

/** A panel that is laid out, drawn from its own upper left corner. */
export interface Laid {
  readonly width: number;
  readonly height: number;
  readonly body: readonly string[];
}

export async function laidOut({ root, shown }: Graph, { arrows }: Framed): Promise<Laid> {
  const laid = await new Elk().layout(root);
  const nodes = nested(laid);
  const back = nodes.flatMap((node) => backOf(node, shown.get(node.id)));
  const lines = (laid.edges ?? []).flatMap(({ sections = [] }, index) =>
    sections.map(({ startPoint, bendPoints = [], endPoint }) => arrow(arrows[index].by === "policy", [startPoint, ...bendPoints, endPoint])),
  );
  const labels = (laid.edges ?? []).flatMap(({ labels = [] }) =>
    labels.flatMap(({ x = 0, y = 0, width = 0, height = 0, text: words = "" }) => [text("label", x + 3, y + height - 3, words)]),
  );
  const front = nodes.flatMap((node) => frontOf(node, shown.get(node.id)));
  return { width: laid.width ?? 0, height: laid.height ?? 0, body: [...back, ...lines, ...labels, ...front] };
}

/** Every node below one, the outer before the inner. */
const nested = ({ children = [] }: ElkNode): ElkNode[] => children.flatMap((child) => [child, ...nested(child)]);

function backOf({ x = 0, y = 0, width = 0, height = 0 }: ElkNode, what: Shown | undefined): string[] {
  if (!what || "card" in what) return [];
  const style = "frame" in what ? "frame" : (what.box.exposure ?? "vpc");
  const title = "frame" in what ? what.frame.title : what.box.title;
  return [rect(style, x, y, width, height), text("note", x + 12, y + 19, title)];
}

function frontOf({ x = 0, y = 0, width = 0, height = 0 }: ElkNode, what: Shown | undefined): string[] {
  if (!what || !("card" in what)) return [];
  let baseline = y + PADDING - 5;
  const words = linesOf(what.card).map(({ style, text: line }) => {
    baseline += LEADING[style];
    return text(style, x + PADDING, baseline, line);
  });
  return [rect("card", x, y, width, height), ...words];
}
