import { changedOutputs, countsOf, isBehindOnly } from "../../../scripts/delivery/plan-json";

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

const acted = (...actions: string[]) => ({ change: { actions } });

test.each([
  { what: "an output that says something else", given: { output_changes: { shown: { actions: ["update"] } } }, behind: true },
  { what: "a data source that is read", given: { resource_changes: [acted("read"), acted("no-op")] }, behind: true },
  { what: "an output that comes", given: { output_changes: { shown: { actions: ["create"] } } }, behind: false },
  { what: "a resource that changes", given: { resource_changes: [acted("update")] }, behind: false },
  { what: "a resource that is forgotten", given: { resource_changes: [acted("forget")] }, behind: false },
  { what: "a resource that moves", given: { resource_changes: [{ ...acted("no-op"), previous_address: "a.b" }] }, behind: false },
])("after $what, that a state is only behind is $behind", ({ given, behind }) => {
  expect(isBehindOnly(given)).toBe(behind);
});
