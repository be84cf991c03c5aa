import { type Fault, UNKNOWN } from "../corrupted";

const number = (unit: string, least: number, most: number) => `must be a whole number of ${unit} from ${least} to ${most}`;
const HIDDEN = number("seconds", 0, 43_200);
const DAYS = number("days", 1, 14);
const RECEIVES = number("receives", 1, 1_000);
const MEMORY = number("MiB", 128, 10_240);
const TIMEOUT = number("seconds", 1, 900);

/** How long a queue keeps messages, and hides them. */
export const queueAt = (path: string): Fault[] => [
  [`${path}.visibilityTimeoutSeconds`, 43_201, HIDDEN],
  [`${path}.visibilityTimeoutSeconds`, undefined, HIDDEN],
  [`${path}.retentionDays`, 15, DAYS],
  [`${path}.retentionDays`, undefined, DAYS],
  [`${path}.maxReceiveCount`, 0, RECEIVES],
  [`${path}.maxReceiveCount`, undefined, RECEIVES],
  [`${path}.delaySeconds`, 5, UNKNOWN],
];

/** The function that works a queue off. */
export const processorAt = (path: string): Fault[] => [
  [`${path}.memoryMiB`, 64, MEMORY],
  [`${path}.memoryMiB`, undefined, MEMORY],
  [`${path}.timeoutSeconds`, undefined, TIMEOUT],
  [`${path}.timeoutSeconds`, 0, TIMEOUT],
  [`${path}.maximumConcurrency`, 1, number("runs", 2, 1_000)],
  [`${path}.maximumConcurrency`, undefined, number("runs", 2, 1_000)],
  [`${path}.retries`, 3, UNKNOWN],
];
