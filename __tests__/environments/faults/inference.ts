import { type Fault, OBJECT, UNKNOWN } from "../corrupted";

const TYPE = 'must be an instance type of g4dn, g5, g6, g6e, p4d, p5, such as "g5.xlarge"';
const GPUS = "must be one of 1, 2, 4, 8";
const number = (unit: string, least: number, most: number) => `must be a whole number of ${unit} from ${least} to ${most}`;
const TASKS = number("tasks", 1, 100);

/** A whole number at `field`, which is refused when it is one too few, one too many, or not there. */
const ranged = (field: string, unit: string, least: number, most: number): Fault[] =>
  [least - 1, most + 1, undefined].map((value) => [field, value, number(unit, least, most)]);

/** What ai has where it runs on graphics processors. */
export const inference: Fault[] = [
  ["inference", undefined, OBJECT],
  ["inference", "none", OBJECT],
  ["inference.instanceTypes", "g5.xlarge", "must be a list of instance types"],
  ["inference.instanceTypes", undefined, "must be a list of instance types"],
  ["inference.instanceTypes", [], "must name at least one instance type"],
  ["inference.instanceTypes", ["g5.xlarge", "g5.xlarge"], "must name each instance type once"],
  ["inference.instanceTypes.0", "m7i.xlarge", TYPE],
  ["inference.instanceTypes.0", "p3.2xlarge", TYPE],
  ["inference.instanceTypes.0", "g5.3xlarge", TYPE],
  ["inference.instanceTypes.0", 5, TYPE],
  ...ranged("inference.cpuUnits", "CPU units", 1_024, 196_608),
  ...ranged("inference.memoryMiB", "MiB", 4_096, 2_097_152),
  ["inference.gpus", 3, GPUS],
  ["inference.gpus", 0, GPUS],
  ["inference.gpus", undefined, GPUS],
  ["inference.tasks", undefined, OBJECT],
  ["inference.tasks", 2, OBJECT],
  ["inference.tasks.least", 0, TASKS],
  ["inference.tasks.least", undefined, TASKS],
  ["inference.tasks.most", 0, TASKS],
  ["inference.tasks.most", 101, TASKS],
  ["inference.tasks.most", undefined, TASKS],
  ["inference.tasks.most", 1, "must be least or more"],
  ["inference.tasks.wanted", 2, UNKNOWN],
  ...ranged("inference.modelCacheGiB", "GiB", 20, 16_384),
  ...ranged("inference.modelLoadSeconds", "seconds", 60, 900),
  ...ranged("inference.requestsPerTaskPerMinute", "requests", 1, 100_000),
  ["inference.model", "llama", UNKNOWN],
];
