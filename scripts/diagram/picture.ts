import { estateIn } from "../docs/estate";
import { sheetOf } from "./cards";
import { framed } from "./frames";
import type { Panel } from "./kind";
import { drawn } from "./links";
import { drawing } from "./row-drawing";
import { rowLayout } from "./row-layout";
import { rowsOf } from "./rows";
import { document, text } from "./svg";

const TITLES: Readonly<Record<Panel, string>> = {
  traffic: "Who asks whom",
  upkeep: "Secrets, keys, images, logs",
  watching: "Who hears what goes wrong",
  recovery: "Copies",
};

/** The picture of an environment, as SVG. */
export async function picture(outdir: string, system: string, environment: string, panels: readonly Panel[]): Promise<string> {
  const prefix = `${system}-${environment}-`;
  const all = drawn(estateIn(outdir, prefix), prefix);
  const body: string[] = [text("title", 16, 28, `${system} ${environment}`)];
  let [width, y] = [0, 44];
  for (const panel of panels) {
    const sheet = framed(sheetOf(all, panel));
    if (sheet.cards.length === 0) continue;
    const layout = await rowLayout(rowsOf(sheet, 900), sheet.arrows);
    body.push(text("panel", 16, y + 16, TITLES[panel]), `<g transform="translate(12 ${y + 24})">`, ...drawing(layout, sheet), "</g>");
    width = Math.max(width, Math.ceil(layout.width) + 24);
    y += Math.ceil(layout.height) + 44;
  }
  return document(width, y, `${system} ${environment}`, body);
}
