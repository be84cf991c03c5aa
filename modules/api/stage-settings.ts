import type { Throttle } from "./api-throttle";

/** One stage of an API: what it lets through, and how its logs are kept. */
export interface StageSettings {
  /** Word in the generated address; an environment's name says where a caller is. */
  readonly name: string;
  readonly throttle: Throttle;
  /** Days that access and execution logs are kept. */
  readonly logDays: number;
  /** Encrypts the logs; admits the `logs` service. */
  readonly keyArn: string;
}
