import * as v from "valibot";
import { oneOf, text, whole } from "../shared/fields";
import { report } from "../shared/problems";

/** By EC2's own names: NVIDIA, x86_64, of a generation that current drivers know. Source: EC2 user guide, "Accelerated computing instances". */
const gpuType = text('an instance type with NVIDIA processors such as "g5.xlarge"', /^(g[4-9][a-z]*|p[4-9][a-z]*)\.[a-z0-9-]+$/);

const areDistinct = (types: string[]) => new Set(types).size === types.length;

/** What an environment says about inference on graphics processors. */
export const inferenceSettings = v.strictObject({
  /** Any of them will do, the first ones rather: a Spot group finds capacity the sooner, the more there are. */
  instanceTypes: v.pipe(
    v.array(gpuType, "must be a list of instance types"),
    v.minLength(1, "must name at least one instance type"),
    v.check(areDistinct, "must name each instance type once"),
  ),
  /** Of the instance, for one task; the agent and the system need the rest. */
  cpuUnits: whole(1_024, 196_608, "CPU units"),
  memoryMiB: whole(4_096, 2_097_152, "MiB"),
  /** Graphics processors of one task. Source: ECS developer guide, "Amazon ECS task definitions for GPU workloads". */
  gpus: oneOf(1, 2, 4, 8),
  /** The number of tasks moves between these; while one is replaced there are twice as many, so twice the instances. */
  tasks: v.pipe(
    v.strictObject({ least: whole(1, 100, "tasks"), most: whole(1, 100, "tasks") }),
    report(({ least, most }: { least?: number; most?: number }) =>
      typeof least === "number" && typeof most === "number" && most < least
        ? [{ path: ["most"], message: "must be least or more", given: most }]
        : [],
    ),
  ),
  /** Disk of each instance for models, so that a new task on it finds what the one before loaded. */
  modelCacheGiB: whole(20, 16_384, "GiB"),
  /** In which a new task may load its model, before its health counts. */
  modelLoadSeconds: whole(60, 900, "seconds"),
  /** Requests that one task answers in a minute: above as many, tasks are added. */
  requestsPerTaskPerMinute: whole(1, 100_000, "requests"),
});

export type InferenceSettings = v.InferOutput<typeof inferenceSettings>;
