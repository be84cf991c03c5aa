import type { Arrow, Card, Sheet } from "./cards";

/** Cards that wear the same security groups in one place: what the groups let in and out is drawn once, at the frame. */
export interface Frame {
  readonly title: string;
  readonly cards: readonly Card[];
}

/** Where an arrow begins or ends. */
export type End = Card | Frame;

export interface Framed {
  readonly cards: readonly Card[];
  readonly frames: readonly Frame[];
  readonly arrows: readonly (Omit<Arrow, "from" | "to"> & { readonly from: End; readonly to: End })[];
}

/** A sheet with frames around cards of the same groups, where they have a way in common. */
export function framed({ cards, arrows }: Sheet): Framed {
  const frames = framesOf(cards).filter(
    (frame) => !arrows.some(({ from, to }) => frame.cards.includes(from) && frame.cards.includes(to)),
  );
  const outward = frames.reduce((all, frame) => gathered(all, frame, "from", "to"), arrows as Framed["arrows"]);
  const inward = frames.reduce((all, frame) => gathered(all, frame, "to", "from"), outward);
  const used = frames.filter((frame) => inward.some(({ from, to }) => from === frame || to === frame));
  return { cards, frames: used, arrows: inward };
}

function framesOf(cards: readonly Card[]): Frame[] {
  const byPlace = new Map<string, Card[]>();
  for (const card of cards) {
    const groups = new Set(card.parts.map((part) => part.groups.join(", ")));
    const [only] = groups;
    if (groups.size > 1 || only === "") continue;
    const place = JSON.stringify([only, card.parts[0].boxes.map(({ key }) => key)]);
    byPlace.set(place, [...(byPlace.get(place) ?? []), card]);
  }
  return [...byPlace.values()]
    .filter((members) => members.length > 1)
    .map((members) => ({ title: `Security group ${members[0].parts[0].groups.join(", ")}`, cards: members }));
}

/** Arrows of every member of a frame to the same end become one of the frame. */
function gathered(arrows: Framed["arrows"], frame: Frame, near: "from" | "to", far: "from" | "to"): Framed["arrows"] {
  const isMember = (end: End) => frame.cards.includes(end as Card);
  const ways = arrows.filter((arrow) => arrow.by === "reach" && isMember(arrow[near]));
  const others = [...new Set(ways.map((arrow) => arrow[far]))];
  const common = others.filter((other) => ways.filter((arrow) => arrow[far] === other).length === frame.cards.length);
  const ofFrame = common.map((other) => {
    const [first, ...more] = ways.filter((arrow) => arrow[far] === other);
    return { ...first, [near]: frame, labels: [...new Set([...first.labels, ...more.flatMap(({ labels }) => labels)])] };
  });
  return [...arrows.filter((arrow) => !(ways.includes(arrow) && common.includes(arrow[far]))), ...ofFrame];
}
