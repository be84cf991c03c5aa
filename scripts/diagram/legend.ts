import { WIDTH } from "./layout";
import { arrow, rect, text } from "./svg";
import { widthOf } from "./text";

interface Sign {
  readonly words: string;
  /** What is drawn in 28 × 12 px before the words; without it the words are in the colour that they tell of. */
  readonly drawn?: (x: number, y: number) => string;
}

const line = (isPolicy: boolean) => (x: number, y: number) =>
  arrow(isPolicy, [
    { x, y: y + 6 },
    { x: x + 28, y: y + 6 },
  ]);
const box = (style: string) => (x: number, y: number) => rect(style, x, y, 28, 12, 3);

const ARROWS: readonly Sign[] = [
  { words: "asks or feeds, on this port or path", drawn: line(false) },
  { words: "may use, by the policies of its role", drawn: line(true) },
  { words: "one security group, and what it lets in and out", drawn: box("frame") },
];
const BOXES: readonly Sign[] = [
  { words: "public: a route to the internet", drawn: box("public") },
  { words: "private: a way out by NAT alone", drawn: box("private") },
  { words: "isolated: neither", drawn: box("isolated") },
  { words: "run by AWS, outside the VPC", drawn: box("service") },
];
const STACK: Sign = { words: "the stack that makes it" };

/** Height of a row of signs, and where words begin behind what is drawn. */
const ROW = 20;
const INDENT = 36;

/** What the signs of a picture mean. */
export function legend(of: "traffic" | "operations", top: number): { readonly body: string[]; readonly height: number } {
  const signs =
    of === "traffic" ? [...ARROWS, ...BOXES, STACK] : [{ words: "tells, feeds or is copied to", drawn: line(false) }, STACK];
  let [x, y] = [16, top];
  const body = signs.flatMap(({ words, drawn }) => {
    const indent = drawn ? INDENT : 0;
    const width = indent + widthOf(words, 12);
    if (x + width > WIDTH) [x, y] = [16, y + ROW];
    const sign = [...(drawn ? [drawn(x, y)] : []), text(drawn ? "note" : "stack", x + indent, y + 10, words)];
    x += width + 18;
    return sign;
  });
  return { body, height: y - top + ROW };
}
