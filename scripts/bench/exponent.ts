/**
 * How `y` grows with `x`: 1 in proportion, 2 with the square, 0 not at all. The slope of the straight line that fits the
 * logarithms best, by least squares.
 * @throws Error when there are fewer than two different `x`, or a figure that is not above 0.
 */
export function exponentOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  if (points.some(({ x, y }) => !(x > 0 && y > 0))) throw new Error("an exponent needs figures above 0");
  if (new Set(points.map(({ x }) => x)).size < 2) throw new Error("an exponent needs two different sizes or more");
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = { x: sum(logs.map(({ x }) => x)) / logs.length, y: sum(logs.map(({ y }) => y)) / logs.length };
  const together = sum(logs.map(({ x, y }) => (x - mean.x) * (y - mean.y)));
  return together / sum(logs.map(({ x }) => (x - mean.x) ** 2));
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
