import * as v from "valibot";
import { oneOf, whole } from "../shared/fields";
import { type Problem, report } from "../shared/problems";
import { leastToMost } from "../shared/range";

/** Graphics processors, processors and memory of an instance. */
interface Shape {
  readonly gpus: number;
  readonly vcpus: number;
  readonly gib: number;
}

const shapes = (family: string, gibPerVcpu: number, sizes: Readonly<Record<string, [gpus: number, vcpus: number]>>) =>
  Object.entries(sizes).map(([size, [gpus, vcpus]]): [string, Shape] => [
    `${family}.${size}`,
    { gpus, vcpus, gib: vcpus * gibPerVcpu },
  ]);
const ONE_TO_EIGHT: Record<string, [number, number]> = {
  xlarge: [1, 4],
  "2xlarge": [1, 8],
  "4xlarge": [1, 16],
  "8xlarge": [1, 32],
  "12xlarge": [4, 48],
  "16xlarge": [1, 64],
  "24xlarge": [4, 96],
  "48xlarge": [8, 192],
};

/** Instances with NVIDIA processors and x86_64. Source: EC2 instance types, "Accelerated computing". */
const TYPES: ReadonlyMap<string, Shape> = new Map([
  ...shapes("g4dn", 4, {
    xlarge: [1, 4],
    "2xlarge": [1, 8],
    "4xlarge": [1, 16],
    "8xlarge": [1, 32],
    "12xlarge": [4, 48],
    "16xlarge": [1, 64],
  }),
  ...shapes("g5", 4, ONE_TO_EIGHT),
  ...shapes("g6", 4, ONE_TO_EIGHT),
  ...shapes("g6e", 8, ONE_TO_EIGHT),
  ...shapes("p4d", 12, { "24xlarge": [8, 96] }),
  ...shapes("p5", 2_048 / 192, { "48xlarge": [8, 192] }),
]);
const families = [...new Set([...TYPES.keys()].map((type) => type.split(".")[0]))];
const gpuType = v.picklist([...TYPES.keys()], `must be an instance type of ${families.join(", ")}, such as "g5.xlarge"`);
/** Of an instance's memory: the system and ECS's agent keep the rest. */
const USABLE_MEMORY = 0.93;

const areDistinct = (types: string[]) => new Set(types).size === types.length;

const shape = v.strictObject({
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
  tasks: leastToMost(100, "tasks"),
  /** Disk of each instance for models, so that a new task on it finds what the one before loaded. */
  modelCacheGiB: whole(20, 16_384, "GiB"),
  /** In which a new task may load its model, before its health counts. */
  modelLoadSeconds: whole(60, 900, "seconds"),
  /** Requests that one task answers in a minute: above as many, tasks are added. */
  requestsPerTaskPerMinute: whole(1, 100_000, "requests"),
});

/**
 * What an environment says about inference on graphics processors.
 * @interface
 */
export type InferenceSettings = v.InferOutput<typeof shape>;

export const inferenceSettings = v.pipe(shape, report(fitProblems));

/** A task that an instance type has no room for: ECS would start instances of it in vain, or none. */
function fitProblems({ instanceTypes, ...task }: Partial<InferenceSettings>): Problem[] {
  if (!v.is(shape.entries.instanceTypes, instanceTypes)) return [];
  const room = (of: (type: Shape) => number) =>
    instanceTypes
      .map((name) => ({ name, most: Math.floor(of(TYPES.get(name) ?? { gpus: 0, vcpus: 0, gib: 0 })) }))
      .reduce((least, each) => (each.most < least.most ? each : least));
  const rooms = {
    gpus: room(({ gpus }) => gpus),
    cpuUnits: room(({ vcpus }) => vcpus * 1_024),
    memoryMiB: room(({ gib }) => gib * 1_024 * USABLE_MEMORY),
  };
  return Object.entries(rooms).flatMap(([field, { name, most }]) => {
    const given = task[field as keyof typeof rooms];
    if (!v.is(shape.entries[field as keyof typeof rooms], given) || given <= most) return [];
    return [{ path: [field], message: `must be ${most} or less, which is what ${name} has for a task`, given }];
  });
}
