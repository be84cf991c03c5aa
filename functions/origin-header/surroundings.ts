import { setTimeout as pause } from "node:timers/promises";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Surroundings } from "./header";

/** Between two looks at what all edge locations have heard of. */
const PAUSE_MS = 10_000;

/** Time as it is, and Secrets Manager. The function's fifteen minutes must hold the wait, a pause to settle, and its end. */
export const surroundingsFor = (waitSeconds: number, settleSeconds: number) =>
  ({
    secrets: new SecretsManagerClient({}),
    clock: { now: () => Date.now(), pause },
    waitSeconds,
    pauseMs: PAUSE_MS,
    settleMs: settleSeconds * 1_000,
  }) satisfies Surroundings;
