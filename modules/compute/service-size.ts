import * as v from "valibot";
import { oneOf, whole } from "../shared/fields";
import { type Problem, report } from "../shared/problems";
import { leastToMost } from "../shared/range";

/**
 * Memory in MiB that App Runner takes with each number of CPU units. Fargate takes all of these, too.
 * Source: App Runner developer guide, "CPU and memory configuration"; ECS developer guide, "Task size".
 */
const MEMORY: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1_024],
  512: [1_024],
  1024: [2_048, 3_072, 4_096],
  2048: [4_096, 6_144],
  4096: [8_192, 10_240, 12_288],
};

/** Most instances of a service on App Runner. Source: App Runner developer guide, "Resource quotas". */
const MAX_INSTANCES = 25;

/** The number of instances moves between these: of tasks on Fargate, of provisioned instances on App Runner. */
const instances = leastToMost(MAX_INSTANCES, "instances");

const shape = v.strictObject({
  /** Processor of one instance: 1,024 units are one vCPU. */
  cpuUnits: oneOf(256, 512, 1_024, 2_048, 4_096),
  /** Memory of one instance; which values there are depends on `cpuUnits`. */
  memoryMiB: whole(512, 12_288, "MiB"),
  instances,
  /**
   * Requests at a time that one instance works on. App Runner adds an instance where all have as many; Fargate goes by the
   * processors' load instead, and leaves this number aside. Source: App Runner API reference, MaxConcurrency.
   */
  requestsAtOnce: whole(1, 200, "requests"),
});

/**
 * What an environment says about the size of a service that runs on App Runner or on Fargate.
 * @interface
 */
export type ServiceSize = v.InferOutput<typeof shape>;

export const serviceSize = v.pipe(shape, report(sizeProblems));

function sizeProblems({ cpuUnits, memoryMiB }: Partial<ServiceSize>): Problem[] {
  const { entries } = shape;
  if (!v.is(entries.cpuUnits, cpuUnits) || !v.is(entries.memoryMiB, memoryMiB)) return [];
  const allowed = MEMORY[cpuUnits];
  if (allowed.includes(memoryMiB)) return [];
  const message = `must be ${allowed.join(" or ")} where cpuUnits is ${cpuUnits}`;
  return [{ path: ["memoryMiB"], message, given: memoryMiB }];
}
