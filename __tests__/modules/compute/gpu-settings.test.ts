import { inferenceSettings } from "../../../modules/compute/gpu-settings";
import { problemsOf } from "../../../modules/shared/problems";
import { inference } from "./gpus";

const problems = (changes: object) => problemsOf(inferenceSettings, { ...inference, ...changes });
const TYPE = 'must be an instance type of g4dn, g5, g6, g6e, p4d, p5, such as "g5.xlarge"';

test.each([
  {},
  { instanceTypes: ["g4dn.xlarge", "g6e.2xlarge", "p5.48xlarge"] },
  { instanceTypes: ["g5.48xlarge"], gpus: 8 },
  { tasks: { least: 2, most: 2 } },
])("%j is accepted", (changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each([
  [{ instanceTypes: [] }, "instanceTypes must name at least one instance type, got []"],
  [{ instanceTypes: "g5.xlarge" }, 'instanceTypes must be a list of instance types, got "g5.xlarge"'],
  [
    { instanceTypes: ["g5.xlarge", "g5.xlarge"] },
    'instanceTypes must name each instance type once, got ["g5.xlarge","g5.xlarge"]',
  ],
  [{ instanceTypes: [5] }, `instanceTypes.0 ${TYPE}, got 5`],
  [{ instanceTypes: ["m7i.large"] }, `instanceTypes.0 ${TYPE}, got "m7i.large"`],
  [{ instanceTypes: ["g3.4xlarge"] }, `instanceTypes.0 ${TYPE}, got "g3.4xlarge"`],
  // AMD's processors, and an ARM processor beside NVIDIA's.
  [{ instanceTypes: ["g4ad.xlarge"] }, `instanceTypes.0 ${TYPE}, got "g4ad.xlarge"`],
  [{ instanceTypes: ["g5g.xlarge"] }, `instanceTypes.0 ${TYPE}, got "g5g.xlarge"`],
  // Sizes that these families do not have.
  [{ instanceTypes: ["g5.xlarge", "g5.3xlarge"] }, `instanceTypes.1 ${TYPE}, got "g5.3xlarge"`],
  [{ instanceTypes: ["g4dn.48xlarge"] }, `instanceTypes.0 ${TYPE}, got "g4dn.48xlarge"`],
  [{ gpus: 3 }, "gpus must be one of 1, 2, 4, 8, got 3"],
  [{ tasks: { least: 2, most: 1 } }, "tasks.most must be least or more, got 1"],
  [{ tasks: { least: 2, most: 0 } }, "tasks.most must be a whole number of tasks from 1 to 100, got 0"],
  [{ modelCacheGiB: 19 }, "modelCacheGiB must be a whole number of GiB from 20 to 16384, got 19"],
  [{ modelLoadSeconds: 901 }, "modelLoadSeconds must be a whole number of seconds from 60 to 900, got 901"],
])("%j is refused with one sentence", (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

/** As EC2's own tables have them. */
test.each([
  { type: "g4dn.12xlarge", gpus: 4, vcpus: 48, gib: 192 },
  { type: "g5.xlarge", gpus: 1, vcpus: 4, gib: 16 },
  { type: "g6.16xlarge", gpus: 1, vcpus: 64, gib: 256 },
  { type: "g6e.24xlarge", gpus: 4, vcpus: 96, gib: 768 },
  { type: "p4d.24xlarge", gpus: 8, vcpus: 96, gib: 1_152 },
  { type: "p5.48xlarge", gpus: 8, vcpus: 192, gib: 2_048 },
])("a task may have all processors of $type, and of its $gib GiB what the system leaves", ({ type, gpus, vcpus, gib }) => {
  const most = Math.floor(gib * 1_024 * 0.93);
  const whole = { instanceTypes: [type], gpus, cpuUnits: vcpus * 1_024, memoryMiB: most };
  expect(problems(whole)).toEqual([]);
  expect(problems({ ...whole, memoryMiB: most + 1 })).toEqual([
    `memoryMiB must be ${most} or less, which is what ${type} has for a task, got ${most + 1}`,
  ]);
});

const fewer = ["g5.12xlarge", "g5.16xlarge"];
test.each([
  [{ cpuUnits: 4_097 }, "cpuUnits must be 4096 or less, which is what g5.xlarge has for a task, got 4097"],
  [{ gpus: 2 }, "gpus must be 1 or less, which is what g5.xlarge has for a task, got 2"],
  // The smallest in one thing need not be the smallest in another, nor come first.
  [{ instanceTypes: fewer, gpus: 4 }, "gpus must be 1 or less, which is what g5.16xlarge has for a task, got 4"],
  [
    { instanceTypes: fewer, cpuUnits: 50_000 },
    "cpuUnits must be 49152 or less, which is what g5.12xlarge has for a task, got 50000",
  ],
  [
    { instanceTypes: ["g6e.xlarge", "g5.xlarge"], memoryMiB: 16_384 },
    "memoryMiB must be 15237 or less, which is what g5.xlarge has for a task, got 16384",
  ],
])("%j does not fit the smallest of its types", (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

test("everything that does not fit is told at once", () => {
  expect(problems({ gpus: 4, cpuUnits: 8_192, memoryMiB: 32_768 })).toEqual([
    "gpus must be 1 or less, which is what g5.xlarge has for a task, got 4",
    "cpuUnits must be 4096 or less, which is what g5.xlarge has for a task, got 8192",
    "memoryMiB must be 15237 or less, which is what g5.xlarge has for a task, got 32768",
  ]);
});

test("what is wrong by itself is not measured", () => {
  expect(problems({ instanceTypes: ["m7i.large"], gpus: 8 })).toEqual([`instanceTypes.0 ${TYPE}, got "m7i.large"`]);
  expect(problems({ memoryMiB: 4_000_000 })).toEqual([
    "memoryMiB must be a whole number of MiB from 4096 to 2097152, got 4000000",
  ]);
});
