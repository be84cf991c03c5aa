import { estateIn } from "../docs/estate";
import { sheetOf } from "./cards";
import { graphOf } from "./elk-graph";
import { framed } from "./frames";
import { PANELS, type Panel } from "./kind";
import { drawn } from "./links";
import { laidOut } from "./panel";
import { document, text } from "./svg";

const TITLES: Readonly<Record<Panel, string>> = {
  traffic: "Who asks whom",
  upkeep: "Secrets, keys, images, logs",
  watching: "Who hears what goes wrong",
  recovery: "Copies",
};

/** The picture of an environment, as SVG. */
export async function picture(outdir: string, system: string, environment: string): Promise<string> {
  const prefix = `${system}-${environment}-`;
  const all = drawn(estateIn(outdir, prefix), prefix);
  const body: string[] = [text("title", 16, 28, `${system} ${environment}`)];
  let [width, y] = [0, 44];
  for (const panel of PANELS) {
    const sheet = framed(sheetOf(all, panel));
    if (sheet.cards.length === 0) continue;
    const flat = sheet;
    const laid = await laidOut(graphOf(flat), flat);
    body.push(text("panel", 16, y + 16, TITLES[panel]), `<g transform="translate(12 ${y + 24})">`, ...laid.body, "</g>");
    width = Math.max(width, Math.ceil(laid.width) + 24);
    y += Math.ceil(laid.height) + 44;
  }
  return document(width, y, `${system} ${environment}`, body);
}
