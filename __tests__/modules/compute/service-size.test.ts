import { fargateSettings } from "../../../modules/compute/fargate-settings";
import { type ServiceSize, serviceSize } from "../../../modules/compute/service-size";
import { problemsOf } from "../../../modules/shared/problems";

const size: ServiceSize = { cpuUnits: 1_024, memoryMiB: 2_048, instances: { least: 1, most: 4 }, requestsAtOnce: 80 };
const problems = (changes: object) => problemsOf(serviceSize, { ...size, ...changes });

test.each([
  {},
  { cpuUnits: 256, memoryMiB: 512 },
  { cpuUnits: 512, memoryMiB: 1_024 },
  { cpuUnits: 1_024, memoryMiB: 3_072 },
  { cpuUnits: 2_048, memoryMiB: 6_144 },
  { cpuUnits: 4_096, memoryMiB: 12_288 },
  { instances: { least: 3, most: 3 } },
])("%j is accepted", (changes) => {
  expect(problems(changes)).toEqual([]);
});

test.each([
  [{ cpuUnits: 256, memoryMiB: 2_048 }, "memoryMiB must be 512 or 1024 where cpuUnits is 256, got 2048"],
  // Fargate would take these two.
  [{ cpuUnits: 512, memoryMiB: 2_048 }, "memoryMiB must be 1024 where cpuUnits is 512, got 2048"],
  [{ memoryMiB: 6_144 }, "memoryMiB must be 2048 or 3072 or 4096 where cpuUnits is 1024, got 6144"],
  [{ cpuUnits: 300 }, "cpuUnits must be one of 256, 512, 1024, 2048, 4096, got 300"],
  [{ memoryMiB: 256 }, "memoryMiB must be a whole number of MiB from 512 to 12288, got 256"],
  [{ instances: { least: 3, most: 2 } }, "instances.most must be least or more, got 2"],
  [{ instances: { least: 0, most: 2 } }, "instances.least must be a whole number of instances from 1 to 25, got 0"],
  [{ instances: { least: 1, most: 26 } }, "instances.most must be a whole number of instances from 1 to 25, got 26"],
  [{ requestsAtOnce: 201 }, "requestsAtOnce must be a whole number of requests from 1 to 200, got 201"],
])("%j is refused with one sentence", (changes, problem) => {
  expect(problems(changes)).toEqual([problem]);
});

test("whatever runs on App Runner can run on Fargate in the same size", () => {
  const units = [256, 512, 1_024, 2_048, 4_096] as const;
  const memory = Array.from({ length: 24 }, (_, index) => (index + 1) * 512);
  const taken = units.flatMap((cpuUnits) =>
    memory.map((memoryMiB) => ({ cpuUnits, memoryMiB })).filter((pair) => problems(pair).length === 0),
  );
  expect(taken).toHaveLength(11);
  const refused = taken.filter((pair) => problemsOf(fargateSettings, { ...pair, tasks: size.instances }).length > 0);
  expect(refused).toEqual([]);
});
