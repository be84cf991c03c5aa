import type { Figures } from "../../../scripts/bench/figures";
import { targetsOf, verdictOf } from "../../../scripts/bench/targets";
import { good, grownAs, shippedAs } from "./figures";

/** What is not met, each with what is said of it. */
const missed = (figures: Figures): Record<string, string> =>
  Object.fromEntries(
    targetsOf(figures)
      .map((target) => [target.what, verdictOf(target)])
      .filter(([, verdict]) => verdict !== "met"),
  );

test.each<{ what: string; figures: Figures; expected: Record<string, string> }>([
  { what: "what is just as the limits say meets them", figures: good, expected: {} },
  {
    what: "a second too much misses its limit and makes the rest less",
    figures: shippedAs(3.2, 220),
    expected: { "the whole catalogue, by the clock": "missed by 1.00 s", "times as fast as CDKTF's template": "missed by 1.2" },
  },
  { what: "what the page shows as the limit meets it", figures: shippedAs(2.204, 220.4), expected: {} },
  {
    what: "a little more memory is missed by as much",
    figures: shippedAs(2.2, 231),
    expected: { "its peak memory": "missed by 11 MB" },
  },
  {
    what: "time that grows faster than the stacks is told",
    figures: grownAs(1.1),
    expected: { "exponent of processor time over stacks": "missed by 0.05" },
  },
  {
    what: "what was never measured is neither met nor missed",
    figures: { synthesis: good.synthesis },
    expected: {
      "exponent of processor time over stacks": "not measured",
      "exponent of memory over stacks": "not measured",
    },
  },
])("$what", ({ figures, expected }) => {
  expect(missed(figures)).toEqual(expected);
});

test("memory that grows faster than the stacks is told", () => {
  const sizes = good.growth.sizes.map((size) => ({ ...size, grownMb: { ...size.grownMb, median: size.stacks ** 1.5 } }));
  expect(missed({ ...good, growth: { ...good.growth, sizes } })).toEqual({ "exponent of memory over stacks": "missed by 0.45" });
});
