import { medianOf, spreadOf } from "../../../scripts/bench/spread";

test.each([
  { values: [7], median: 7, least: 7, most: 7 },
  { values: [3, 1, 2], median: 2, least: 1, most: 3 },
  { values: [10, 9, 100, 1], median: 9.5, least: 1, most: 100 },
])("of $values, the median is $median, from $least to $most", ({ values, ...spread }) => {
  const before = [...values];
  expect(spreadOf(values)).toEqual(spread);
  expect(medianOf(values)).toBe(spread.median);
  expect(values).toEqual(before);
});

test("of nothing there is no median", () => {
  expect(() => medianOf([])).toThrow("a median needs one value or more");
});
