import { exponentOf } from "../../../scripts/bench/exponent";

const SIZES = [134, 384, 634, 1259];
const at = (y: (x: number) => number) => SIZES.map((x) => ({ x, y: y(x) }));

test.each([
  { what: "what grows in proportion", y: (x: number) => 0.01 * x, exponent: 1 },
  { what: "what grows with the square", y: (x: number) => 3 * x ** 2, exponent: 2 },
  { what: "what grows a little faster than its size", y: (x: number) => x ** 1.06, exponent: 1.06 },
  { what: "what stays the same", y: () => 5, exponent: 0 },
  { what: "what gets less", y: (x: number) => 7 / x, exponent: -1 },
])("$what has the exponent $exponent", ({ y, exponent }) => {
  expect(exponentOf(at(y))).toBeCloseTo(exponent, 10);
});

test("what strays to both sides of a line has the exponent of the line between", () => {
  const points = [1, 10, 100, 1000].map((x, index) => ({ x, y: x * [1, 2, 2, 1][index] }));
  expect(exponentOf(points)).toBeCloseTo(1, 10);
  expect(exponentOf(points.map(({ x, y }) => ({ x, y: x > 100 ? 2 * y : y })))).toBeCloseTo(1.0903, 4);
});

test.each([
  { points: [{ x: 1, y: 1 }], message: "two different sizes or more" },
  {
    points: [
      { x: 2, y: 1 },
      { x: 2, y: 3 },
    ],
    message: "two different sizes or more",
  },
  {
    points: [
      { x: 0, y: 1 },
      { x: 2, y: 3 },
    ],
    message: "figures above 0",
  },
  {
    points: [
      { x: 1, y: 1 },
      { x: 2, y: -3 },
    ],
    message: "figures above 0",
  },
  {
    points: [
      { x: 1, y: Number.NaN },
      { x: 2, y: 3 },
    ],
    message: "figures above 0",
  },
])("of $points there is no exponent", ({ points, message }) => {
  expect(() => exponentOf(points)).toThrow(message);
});
