import { inOrder } from "../../../modules/shared/in-order";

test("what an object holds comes in the order of its keys, however it was written", () => {
  const entries = [
    ["api", 2],
    ["migrator", 1],
  ];
  expect(inOrder({ migrator: 1, api: 2 })).toEqual(entries);
  expect(inOrder({ api: 2, migrator: 1 })).toEqual(entries);
  expect(inOrder({})).toEqual([]);
});
