import { blockProblems, perZone, strayProblems } from "../../../modules/networking/zone-blocks";

const placed = (...blocks: string[]) => blocks.map((block, index) => ({ path: ["subnets", `${index}`], block }));

test("blocks beside each other within the VPC are sound", () => {
  expect(blockProblems("10.0.0.0/16", placed("10.0.0.0/24", "10.0.1.0/24"))).toEqual([]);
});

test("a block outside of the VPC, and one that an earlier block holds, are told with their fields", () => {
  expect(blockProblems("10.0.0.0/16", placed("10.0.0.0/24", "10.1.0.0/24", "10.0.0.128/25"))).toEqual([
    { path: ["subnets", "1"], message: "must lie within cidr 10.0.0.0/16", given: "10.1.0.0/24" },
    { path: ["subnets", "2"], message: "must not overlap subnets.0 10.0.0.0/24", given: "10.0.0.128/25" },
  ]);
});

test("what is no block is left to its own field, the VPC's too", () => {
  expect(blockProblems("10.0.0.0/16", placed("10.0.0.1/24", "none"))).toEqual([]);
  expect(blockProblems("", placed("10.0.0.0/24"))).toEqual([]);
});

test("zones of another region are strays, unless no region is known", () => {
  const zones = ["ap-southeast-2a", "us-east-1b"];
  expect(strayProblems("ap-southeast-2", ["network", "zones"], zones)).toEqual([
    { path: ["network", "zones", "us-east-1b"], message: "must be a zone of region ap-southeast-2", given: "us-east-1b" },
  ]);
  expect(strayProblems(undefined, [], zones)).toEqual([]);
});

test("one field of each zone comes in the order of the zones' names, whatever order they are written in", () => {
  const zones = { "us-east-1c": { cidr: "c", nat: "x" }, "us-east-1a": { cidr: "a", nat: "y" } };
  expect(Object.entries(perZone(zones, "cidr"))).toEqual([
    ["us-east-1a", "a"],
    ["us-east-1c", "c"],
  ]);
});
