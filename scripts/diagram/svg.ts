import { PALETTE } from "./palette";

const variables = (mode: 0 | 1) =>
  Object.entries(PALETTE)
    .map(([name, colours]) => `--${name}: ${colours[mode]};`)
    .join(" ");

/** Looks of everything that is drawn; dark where the reader's page is. */
const STYLE = `
:root { ${variables(0)} }
@media (prefers-color-scheme: dark) { :root { ${variables(1)} } }
text { font-family: Helvetica, Arial, "Liberation Sans", sans-serif; font-size: 12px; fill: var(--text); }
.page { fill: var(--page); }
.title { font-size: 18px; font-weight: bold; }
.panel { font-size: 14px; font-weight: bold; }
.word, .detail, .note, .label { fill: var(--muted); }
.name { font-size: 13px; }
.stack { fill: var(--stack); }
.card { fill: var(--card); stroke: var(--card-line); }
.vpc { fill: var(--vpc-fill); stroke: var(--vpc-line); stroke-width: 1.5; }
.public { fill: var(--public-fill); stroke: var(--public-line); }
.private { fill: var(--private-fill); stroke: var(--private-line); }
.isolated { fill: var(--isolated-fill); stroke: var(--isolated-line); }
.service { fill: var(--service-fill); stroke: var(--service-line); }
.behind { stroke: none; }
.frame { fill: none; stroke: var(--arrow); stroke-dasharray: 2 3; }
.arrow { fill: none; stroke: var(--arrow); stroke-width: 1.3; }
.by-policy { stroke: var(--policy); stroke-dasharray: 5 3; }
.head { fill: var(--arrow); }
.head-policy { fill: var(--policy); }
`.trim();

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

/** Whole pixels: the same on every machine. */
const px = (value: number): string => String(Math.round(value));

/** A box; its style is a class of the style sheet. */
export const rect = (style: string, x: number, y: number, width: number, height: number, radius = 6): string =>
  `<rect class="${style}" x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="${radius}"/>`;

/** A line of text, `y` its baseline. */
export const text = (style: string, x: number, y: number, words: string): string =>
  `<text class="${style}" x="${px(x)}" y="${px(y)}">${escaped(words)}</text>`;

/** A line through points with an arrow's head at its end. */
export const arrow = (isPolicy: boolean, points: readonly { readonly x: number; readonly y: number }[]): string =>
  `<path class="arrow${isPolicy ? " by-policy" : ""}" marker-end="url(#head${isPolicy ? "-policy" : ""})" d="M${points.map(({ x, y }) => `${px(x)} ${px(y)}`).join("L")}"/>`;

const head = (id: string) =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="${id}" d="M0 0L8 4L0 8z"/></marker>`;

/** A whole picture, whose title also says it to those who cannot see it. */
export const document = (width: number, height: number, title: string, body: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" height="${px(height)}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<defs>${head("head")}${head("head-policy")}</defs>`,
    rect("page", 0, 0, width, height, 0),
    ...body,
    "</svg>",
    "",
  ].join("\n");
