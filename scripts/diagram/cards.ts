import type { Panel } from "./kind";
import type { Drawn, Link } from "./links";
import type { Part } from "./part";

/** Parts that are alike and lead to what is alike: they are drawn as one. */
export interface Card {
  readonly parts: readonly Part[];
}

/** An arrow between cards. */
export interface Arrow {
  readonly from: Card;
  readonly to: Card;
  readonly labels: readonly string[];
  readonly by: Link["by"];
}

export interface Sheet {
  readonly cards: readonly Card[];
  readonly arrows: readonly Arrow[];
}

/** The cards and arrows of one panel. A part without any link stands in the panel of its kind. */
export function sheetOf(drawn: Drawn, panel: Panel): Sheet {
  const { parts, links } = panel === "traffic" ? drawn : anywhere(drawn);
  const here = links.filter((link) => link.panel === panel);
  const ends = new Map(here.flatMap(({ from, to }) => [from, to]).map((part) => [part.key, part]));
  const linked = new Set(links.flatMap(({ from, to }) => [from.key, to.key]));
  const shown = [...ends.values(), ...parts.filter((part) => !linked.has(part.key) && part.panel === panel)];
  const classes = classesOf(shown, here);
  const cards = new Map<string, Card>();
  for (const part of shown) {
    const known = cards.get(classOf(classes, part));
    cards.set(classOf(classes, part), { parts: [...(known?.parts ?? []), part] });
  }
  const arrows = new Map<string, Arrow>();
  for (const { from, to, labels, by } of here) {
    const [start, end] = [from, to].map((part) => classOf(classes, part));
    const known = arrows.get(`${start} ${end}`)?.labels ?? [];
    const [first, second] = [start, end].map((name) => cards.get(name) as Card);
    arrows.set(`${start} ${end}`, { from: first, to: second, labels: [...new Set([...known, ...labels])], by });
  }
  return { cards: [...cards.values()], arrows: [...arrows.values()] };
}

const classOf = (classes: ReadonlyMap<string, string>, { key }: Part) => classes.get(key) ?? "";

/**
 * The coarsest classes whose members look alike and have links to and from the same classes. Two queues, each with a
 * function of its own, are one class; a queue that nothing reads is another.
 */
function classesOf(parts: readonly Part[], links: readonly Link[]): ReadonlyMap<string, string> {
  const isLinked = ({ key }: Part) => links.some(({ from, to }) => from.key === key || to.key === key);
  let classes = numbered(parts, (part) => {
    const { word, detail, away, layer, boxes } = part;
    return [word, detail, away, isLinked(part) ? layer : "alone", boxes.map(({ key }) => key)];
  });
  for (;;) {
    const neighbours = (part: Part) =>
      links.flatMap(({ from, to, labels, by }) => [
        ...(from.key === part.key ? [["to", classOf(classes, to), labels, by]] : []),
        ...(to.key === part.key ? [["from", classOf(classes, from), labels, by]] : []),
      ]);
    const alike = (part: Part) => [...new Set(neighbours(part).map((each) => JSON.stringify(each)))].sort();
    const finer = numbered(parts, (part) => [classOf(classes, part), alike(part)]);
    if (new Set(finer.values()).size === new Set(classes.values()).size) return finer;
    classes = finer;
  }
}

/** A number for each kind of look, in the order in which they come. */
function numbered(parts: readonly Part[], look: (part: Part) => unknown): ReadonlyMap<string, string> {
  const looks = new Map<string, string>();
  return new Map(
    parts.map((part) => {
      const text = JSON.stringify(look(part));
      const known = looks.get(text) ?? String(looks.size);
      looks.set(text, known);
      return [part.key, known];
    }),
  );
}

/** The same, wherever it stands and however large it is. */
function anywhere({ parts, links }: Drawn): Drawn {
  const free = (part: Part): Part => ({ ...part, detail: part.panel === "watching" ? part.detail : "", boxes: [], groups: [] });
  return { parts: parts.map(free), links: links.map((link) => ({ ...link, from: free(link.from), to: free(link.to) })) };
}
