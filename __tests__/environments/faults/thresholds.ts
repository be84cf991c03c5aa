import type { Fault } from "../corrupted";

const number = (unit: string, least: number, most: number) => `must be a whole number of ${unit} from ${least} to ${most}`;
const percent = number("percent", 1, 100);

const faults = {
  serverErrorsPerMinute: [0, number("errors", 1, 100_000)],
  latencyP95Milliseconds: [29_001, number("milliseconds", 10, 29_000)],
  functionErrorsPer5Minutes: [undefined, number("errors", 1, 100_000)],
  throttlesPer5Minutes: [0, number("throttles", 1, 100_000)],
  containerCpuPercent: [0, percent],
  containerMemoryPercent: ["80 %", percent],
  instanceCpuPercent: [0, percent],
  databaseCpuPercent: [101, percent],
  databaseFreeStorageGiB: [0.5, number("GiB", 1, 65_536)],
  databaseConnections: [5_001, number("connections", 1, 5_000)],
  replicaLagSeconds: [300, number("seconds", 301, 86_400)],
  cacheCpuPercent: [undefined, percent],
  cacheMemoryPercent: [100.5, percent],
  distributionErrorPercent: ["1", percent],
  blockedRequestsPer5Minutes: [0, number("requests", 1, 10_000_000)],
  natEgressMiBPer5Minutes: [0, number("MiB", 1, 1_000_000)],
  upstreamErrorsPer5Minutes: [1.5, number("errors", 1, 100_000)],
} satisfies Record<string, [unknown, string]>;

/** Thresholds of a system that no alarm can have. */
export const thresholds = (...names: readonly (keyof typeof faults)[]): Fault[] =>
  names.map((name) => [`watching.thresholds.${name}`, ...faults[name]]);
