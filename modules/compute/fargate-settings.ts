import * as v from "valibot";
import { oneOf, whole } from "../shared/fields";
import { type Problem, report } from "../shared/problems";
import { leastToMost } from "../shared/range";

interface Memory {
  /** Completes the sentence "must be …". */
  readonly allowed: string;
  holds(memoryMiB: number): boolean;
}

const steps = (least: number, most: number, step: number): Memory => ({
  allowed: `from ${least} to ${most} in steps of ${step}`,
  holds: (memoryMiB) => memoryMiB >= least && memoryMiB <= most && (memoryMiB - least) % step === 0,
});

/** Memory in MiB that Fargate takes with each number of CPU units. Source: ECS developer guide, "Task size". */
const MEMORY: Readonly<Record<number, Memory>> = {
  256: { allowed: "512, 1024 or 2048", holds: (memoryMiB) => [512, 1_024, 2_048].includes(memoryMiB) },
  512: steps(1_024, 4_096, 1_024),
  1024: steps(2_048, 8_192, 1_024),
  2048: steps(4_096, 16_384, 1_024),
  4096: steps(8_192, 30_720, 1_024),
  8192: steps(16_384, 61_440, 4_096),
  16384: steps(32_768, 122_880, 8_192),
};

/** Autoscaling moves the number of tasks between these: two or more stand in different zones. ECS runs up to 5,000 of a service. Source: ECS quotas. */
const tasks = leastToMost(5_000, "tasks");

const shape = v.strictObject({
  /** Processor of one task: 1,024 units are one vCPU. */
  cpuUnits: oneOf(256, 512, 1_024, 2_048, 4_096, 8_192, 16_384),
  /** Memory of one task; which values Fargate takes depends on `cpuUnits`. */
  memoryMiB: whole(512, 122_880, "MiB"),
  tasks,
});

/**
 * What an environment says about one service on Fargate.
 * @interface
 */
export type FargateSettings = v.InferOutput<typeof shape>;

export const fargateSettings = v.pipe(shape, report(sizeProblems));

function sizeProblems({ cpuUnits, memoryMiB }: Partial<FargateSettings>): Problem[] {
  const { entries } = shape;
  if (!v.is(entries.cpuUnits, cpuUnits) || !v.is(entries.memoryMiB, memoryMiB)) return [];
  const { allowed, holds } = MEMORY[cpuUnits];
  if (holds(memoryMiB)) return [];
  return [{ path: ["memoryMiB"], message: `must be ${allowed} where cpuUnits is ${cpuUnits}`, given: memoryMiB }];
}
