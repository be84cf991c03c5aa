import { estateIn } from "../docs/estate";
import { readStacks } from "../terraform/stacks";
import { type Sheet, sheetOf } from "./cards";
import { framed } from "./frames";
import { gridLayout } from "./grid-layout";
import type { Panel } from "./kind";
import { type Layout, WIDTH } from "./layout";
import { requireKnown } from "./left-out";
import { legend } from "./legend";
import { drawn } from "./links";
import { homeOf } from "./part";
import { drawing } from "./row-drawing";
import { rowLayout } from "./row-layout";
import { rowsOf } from "./rows";
import { stackSheet } from "./stack-sheet";
import { document, text } from "./svg";

/** What a picture is about: who asks whom, or everything that works besides. */
export const SUBJECTS = ["traffic", "operations"] as const;
export type Subject = (typeof SUBJECTS)[number];

const TITLES: Readonly<Record<Subject, string>> = { traffic: "who asks whom", operations: "stacks, watching, keys and copies" };
const PANELS: readonly (readonly [Exclude<Panel, "traffic">, string])[] = [
  ["watching", "Who hears when something goes wrong"],
  ["upkeep", "Secrets, keys, images and logs"],
  ["recovery", "Copies and backups"],
];
/** Around everything; the room that cards have in a row. */
const EDGE = 12;
const ROOM = 900;

/** The picture of an environment, as SVG: the same for the same output, on every machine. */
export async function picture(outdir: string, system: string, environment: string, subject: Subject): Promise<string> {
  const prefix = `${system}-${environment}-`;
  const estate = estateIn(outdir, prefix);
  requireKnown(estate);
  const all = drawn(estate, prefix);
  const title = `${system} ${environment}: ${TITLES[subject]}`;
  const note = `${homeOf(estate)}. Names without their beginning, ${prefix}. Drawn from the synthesized stacks by npm run diagram.`;
  const body = [text("title", 16, 28, title), text("note", 16, 48, note)];
  let [width, y] = [WIDTH, 58];
  const add = ({ width: wide, height }: Layout, drawings: readonly string[]) => {
    body.push(`<g transform="translate(${EDGE} ${y})">`, ...drawings, "</g>");
    width = Math.max(width, Math.ceil(wide));
    y += Math.ceil(height) + 8;
  };
  const addSheet = async (sheet: Sheet) => {
    const whole = framed(sheet);
    const layout = await rowLayout(rowsOf(whole, ROOM), whole.arrows);
    add(layout, drawing(layout, whole));
  };
  const addPanel = async (words: string, { cards, arrows }: Sheet) => {
    const linked = cards.filter((card) => arrows.some(({ from, to }) => from === card || to === card));
    const alone = cards.filter((card) => !linked.includes(card));
    if (cards.length === 0) return;
    body.push(text("panel", 16, y + 18, words));
    y += 28;
    if (linked.length > 0) await addSheet({ cards: linked, arrows });
    if (alone.length > 0) add(gridLayout(alone), drawing(gridLayout(alone), { cards: alone, frames: [], arrows: [] }));
  };
  if (subject === "traffic") await addSheet(sheetOf(all, "traffic"));
  else {
    await addPanel("Stacks, and who reads whose outputs", stackSheet(readStacks(outdir, prefix), estate, prefix));
    for (const [panel, words] of PANELS) await addPanel(words, sheetOf(all, panel));
  }
  const signs = legend(subject, y + 8);
  return document(width + 2 * EDGE, y + signs.height + 12, title, [...body, ...signs.body]);
}
