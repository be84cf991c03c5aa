/** Widths of DejaVu Sans, the widest of the faces that stand in for Helvetica and Arial, as parts of the font's size. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'| \u00a0]/, 0.33],
  [/[frt()[\]/·-]/, 0.41],
  [/[szcJ–_?]/, 0.56],
  [/[kvxyLFT]/, 0.61],
  [/[abdeghnopqu0-9]/, 0.636],
  [/[ABCEKPRSVXYZ+]/, 0.73],
  [/[w]/, 0.82],
  [/[DGHNOQU×→&$]/, 0.84],
];
const OTHERS = 1;

/** At most how wide a text is, in pixels. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + size * (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHERS), 0);

/**
 * A text in lines of at most `width` pixels, broken after spaces and after the signs that names are made of.
 * @throws Error when a word is wider.
 */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const piece of text.split(/(?<=[\s/@.-])/)) {
    const joined = `${lines.at(-1) ?? ""}${piece}`;
    if (lines.length > 0 && widthOf(joined.trimEnd(), size) <= width) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  const trimmed = lines.map((line) => line.trimEnd());
  const wide = trimmed.find((line) => widthOf(line, size) > width);
  if (wide !== undefined) throw new Error(`"${wide}" must be at most ${width} px wide, got ${Math.ceil(widthOf(wide, size))}`);
  return trimmed.filter(Boolean);
}
