import { changedOutputs, countsOf } from "../../../scripts/delivery/plan-json";

const plan = {
  resource_changes: [["create"], ["delete", "create"], ["update"], ["no-op"], ["read"], ["forget"]].map((actions) => ({
    change: { actions },
  })),
  output_changes: { stays: { actions: ["no-op"] }, moves: { actions: ["update"] }, goes: { actions: ["delete"] } },
};

test("a replacement is one added and one destroyed, as Terraform counts it; what is read or forgotten is neither", () => {
  expect(countsOf(plan)).toEqual({ add: 2, change: 1, destroy: 1 });
  expect(countsOf({})).toEqual({ add: 0, change: 0, destroy: 0 });
});

test("an output that changes, comes or goes is one that others must wait for", () => {
  expect(changedOutputs(plan)).toEqual(["moves", "goes"]);
  expect(changedOutputs({})).toEqual([]);
});
