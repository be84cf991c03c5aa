import { type FargateSettings, fargateSettings } from "../../../modules/compute/fargate-settings";
import { problemsOf } from "../../../modules/shared/problems";

const settings: FargateSettings = { cpuUnits: 256, memoryMiB: 512, tasks: { least: 1, most: 4 } };
const problems = (changes: object) => problemsOf(fargateSettings, { ...settings, ...changes });

/** The first and last memory of each size in AWS's table, and the ones next to them. */
test.each([
  { cpuUnits: 256, good: [512, 1024, 2048], bad: [1536, 3072] },
  { cpuUnits: 512, good: [1024, 2048, 3072, 4096], bad: [512, 1536, 5120] },
  { cpuUnits: 1024, good: [2048, 5120, 8192], bad: [1024, 2560, 9216] },
  { cpuUnits: 2048, good: [4096, 9216, 16384], bad: [3072, 4608, 17408] },
  { cpuUnits: 4096, good: [8192, 17408, 30720], bad: [7168, 8704, 31744] },
  { cpuUnits: 8192, good: [16384, 20480, 61440], bad: [12288, 17408, 65536] },
  { cpuUnits: 16384, good: [32768, 40960, 122880], bad: [24576, 36864] },
])("Fargate runs tasks of $cpuUnits units with $good MiB, not with $bad", ({ cpuUnits, good, bad }) => {
  const taken = [...good, ...bad].filter((memoryMiB) => problems({ cpuUnits, memoryMiB }).length === 0);
  expect(taken).toEqual(good);
});

test.each([
  [{ memoryMiB: 4096 }, "memoryMiB must be 512, 1024 or 2048 where cpuUnits is 256, got 4096"],
  [{ cpuUnits: 2048, memoryMiB: 512 }, "memoryMiB must be from 4096 to 16384 in steps of 1024 where cpuUnits is 2048, got 512"],
  [{ cpuUnits: 300 }, "cpuUnits must be one of 256, 512, 1024, 2048, 4096, 8192, 16384, got 300"],
  [{ memoryMiB: 256 }, "memoryMiB must be a whole number of MiB from 512 to 122880, got 256"],
  [{ memoryMiB: undefined }, "memoryMiB must be a whole number of MiB from 512 to 122880, but is missing"],
  [{ tasks: { least: 3, most: 2 } }, "tasks.most must be least or more, got 2"],
  [{ tasks: { least: 0, most: 2 } }, "tasks.least must be a whole number of tasks from 1 to 5000, got 0"],
  [{ image: "x" }, 'image is not a setting, got "x"'],
])("%j is refused with one sentence", (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

test("as many tasks at most as at least is no autoscaling, and accepted", () => {
  expect(problems({ tasks: { least: 2, most: 2 } })).toEqual([]);
});
