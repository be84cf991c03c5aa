import { type Colour, PALETTE } from "../../../scripts/diagram/palette";

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Relative luminance as WCAG 2 has it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const fills = (Object.keys(PALETTE) as Colour[]).filter((name) => name.endsWith("-fill"));
const ON: Readonly<Record<string, readonly Colour[]>> = {
  text: ["page", "card"],
  muted: ["page", "card", ...fills],
  stack: ["page", "card"],
};
const pairs = Object.entries(ON).flatMap(([name, grounds]) =>
  grounds.flatMap((ground) => ["light", "dark"].map((mode, index) => ({ name: name as Colour, ground, mode, index }))),
);

test.each(pairs)("$name on $ground can be read where the page is $mode", ({ name, ground, index }) => {
  expect(contrast(PALETTE[name][index], PALETTE[ground][index])).toBeGreaterThanOrEqual(4.5);
});

test.each(["arrow", "policy"] as const)("lines of colour %s stand out from everything that they lead over", (name) => {
  for (const ground of ["page", ...fills] as Colour[]) {
    for (const index of [0, 1]) expect(contrast(PALETTE[name][index], PALETTE[ground][index])).toBeGreaterThanOrEqual(3);
  }
});

test("black on white is 21 to 1, and a light grey on white is not enough", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#8c959f", "#ffffff")).toBeLessThan(4.5);
});
