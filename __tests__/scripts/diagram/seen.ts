import { CARD_WIDTH, PADDING, SIZES } from "../../../scripts/diagram/card-text";
import { widthOf } from "../../../scripts/diagram/text";

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
interface Text extends Box {
  readonly style: string;
  readonly words: string;
}
interface Segment extends Box {
  readonly arrow: number;
}

/** What somebody sees in a picture: where its texts, cards and arrows stand. */
export interface Seen {
  readonly page: { readonly width: number; readonly height: number };
  readonly texts: readonly Text[];
  readonly cards: readonly Box[];
  readonly segments: readonly Segment[];
}

const attribute = (tag: string, name: string) => Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1]);
const plain = (text: string) =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");

/** Reads a picture as it is drawn: line by line, groups moved to where they stand. */
export function seen(svg: string): Seen {
  const [, width, height] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
  const texts: Text[] = [];
  const cards: Box[] = [];
  const segments: Segment[] = [];
  let [right, down, arrows] = [0, 0, 0];
  for (const line of svg.split("\n")) {
    const moved = /^<g transform="translate\((\d+) (\d+)\)">/.exec(line);
    if (moved) [right, down] = moved.slice(1).map(Number);
    if (line === "</g>") [right, down] = [0, 0];
    const [x, y] = [attribute(line, "x") + right, attribute(line, "y") + down];
    const style = / class="([^"]+)"/.exec(line)?.[1] ?? "";
    if (line.startsWith("<rect")) {
      if (style === "card")
        cards.push({ left: x, top: y, right: x + attribute(line, "width"), bottom: y + attribute(line, "height") });
    }
    if (line.startsWith("<text")) {
      const words = plain(/>(.*)<\/text>/.exec(line)?.[1] ?? "");
      const size = { ...SIZES, title: 18, panel: 14, note: 12, label: 12 }[style] ?? Number.NaN;
      const wider = style === "title" || style === "panel" ? 1.15 : 1;
      texts.push({
        style,
        words,
        left: x,
        top: y - size * 0.8,
        right: x + widthOf(words, size) * wider,
        bottom: y + size * 0.25,
      });
    }
    if (line.startsWith("<path")) {
      const points = [...(/ d="M([^"]+)"/.exec(line)?.[1] ?? "").matchAll(/(-?\d+) (-?\d+)/g)].map(([, px, py]) => [
        Number(px) + right,
        Number(py) + down,
      ]);
      segments.push(...points.slice(1).map(([px, py], index) => segment(arrows, points[index], [px, py])));
      arrows += 1;
    }
  }
  return { page: { width, height }, texts, cards, segments };
}

const segment = (arrow: number, [x, y]: number[], [otherX, otherY]: number[]): Segment => ({
  arrow,
  left: Math.min(x, otherX),
  right: Math.max(x, otherX),
  top: Math.min(y, otherY),
  bottom: Math.max(y, otherY),
});

const meet = (one: Box, other: Box, by = 0) =>
  one.left < other.right - by && other.left < one.right - by && one.top < other.bottom - by && other.top < one.bottom - by;
const within = (inner: Box, outer: Box) =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

/** Width of a page of GitHub, and the least size of text there. */
const PAGE = 900;
const LEAST = 11;

/** Everything that cannot be read: cut, crossed or covered texts, and such as are too small on a page. */
export function unreadable({ page, texts, cards, segments }: Seen): string[] {
  const ofCards = ["word", "name", "detail", "stack"];
  const inCard = (text: Text) => cards.find((card) => meet(text, card));
  const whole = { left: 0, top: 0, right: page.width, bottom: page.height };
  const smallest = (Math.min(...Object.values(SIZES), 12) * PAGE) / page.width;
  const inner = (card: Box): Box => ({ ...card, right: card.left + CARD_WIDTH - PADDING });
  return [
    ...(smallest < LEAST ? [`text is ${smallest.toFixed(1)} px large on a page`] : []),
    ...texts.filter((text) => !within(text, whole)).map(({ words }) => `"${words}" is cut by the page`),
    ...texts
      .filter((text) => ofCards.includes(text.style) && inCard(text))
      .filter((text) => !within(text, inner(inCard(text) ?? whole)))
      .map(({ words }) => `"${words}" leaves its card`),
    ...texts.filter((text) => !ofCards.includes(text.style) && inCard(text)).map(({ words }) => `"${words}" lies over a card`),
    ...texts.flatMap((text, index) =>
      texts
        .slice(index + 1)
        .filter((other) => meet(text, other, 1))
        .map((other) => `"${text.words}" lies over "${other.words}"`),
    ),
    ...texts
      .filter((text) =>
        segments.some((each) => meet(each, { ...text, top: text.top + 2 }, -0.5) && !(inCard(text) && within(each, text))),
      )
      .map(({ words }) => `an arrow goes through "${words}"`),
    ...cards.flatMap((card, index) =>
      cards
        .slice(index + 1)
        .filter((other) => meet(card, other))
        .map(({ left, top }) => `two cards lie over each other at ${left} ${top}`),
    ),
    ...segments
      .filter((each) => cards.some((card) => meet(each, { ...card, top: card.top + 1, bottom: card.bottom - 1 }, -0.5)))
      .map(({ left, top }) => `an arrow goes through a card at ${left} ${top}`),
  ];
}
