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

/** After a space, after the signs that names are made of, but not before the end of a domain. */
const BREAKS = /(?<=[ /@-])|(?<=\.)(?!\w{2,4}(?:$|[ ,]))/;

/** A text in lines of at most `width` pixels. A word that is wider is broken where it must be. */
export function wrapped(text: string, size: number, width: number): string[] {
  const fits = (line: string) => widthOf(line.trimEnd(), size) <= width;
  const lines: string[] = [];
  for (const piece of text.split(BREAKS).flatMap((word) => (fits(word) ? [word] : broken(word, fits)))) {
    const joined = `${lines.at(-1) ?? ""}${piece}`;
    if (lines.length > 0 && fits(joined)) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd()).filter(Boolean);
}

/** Before a count, else after as many letters as fit. */
function broken(word: string, fits: (line: string) => boolean): string[] {
  const parts = word.split(/(?<=\u00a0)/);
  if (parts.length > 1) return parts.flatMap((part) => (fits(part) ? [part] : broken(part, fits)));
  const count = [...word].findIndex((_, index) => !fits(word.slice(0, index + 1)));
  return count < 1 ? [word] : [word.slice(0, count), ...broken(word.slice(count), fits)];
}
