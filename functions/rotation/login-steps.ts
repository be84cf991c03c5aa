import { setTimeout as pause } from "node:timers/promises";
import { connect, type Target } from "../postgres/connect";
import { type LoginSecret, loginSecret } from "../postgres/login-secret";
import { randomValue } from "./random";
import type { Secrets, Steps } from "./rotate";

/** Who makes passwords, whom to trust and how long to wait for a password to open the database. */
export interface LoginSurroundings {
  readonly secrets: Secrets;
  readonly authorities: readonly string[];
  readonly waitSeconds: number;
  /** Between two tries. */
  readonly pauseMs: number;
}

/** PostgreSQL's word for a wrong password. */
const REFUSED = "28P01";
/** A login is all that is asked for. */
const STATEMENT_SECONDS = 10;

/** Name and password in the secret that is rotated. */
export const loginOf = (secret: string): LoginSecret => loginSecret(secret, "the secret");

/** The steps that are the same for every password of a database: a new one is random, and a login proves it. */
export function loginSteps(target: Target, surroundings: LoginSurroundings): Pick<Steps, "next" | "test"> {
  const { secrets, waitSeconds } = surroundings;
  return {
    next: async (current) => JSON.stringify({ ...loginOf(current), password: await randomValue(secrets) }),
    // Where rotation only is switched on, Secrets Manager tries this with the current value, or with none.
    test: async (value) => {
      if (value !== undefined) await logIn(target, loginOf(value), surroundings, Date.now() + waitSeconds * 1_000);
    },
  };
}

/** Logs in and leaves. RDS sets a master password some moments after it said yes: until then the server refuses it. */
async function logIn(target: Target, { username, password }: LoginSecret, surroundings: LoginSurroundings, until: number) {
  const { authorities, pauseMs } = surroundings;
  const login = async () => ({ user: username, password });
  for (;;) {
    const waitSeconds = Math.max(0, (until - Date.now()) / 1_000);
    try {
      const client = await connect({ target, login, authorities, waitSeconds, statementSeconds: STATEMENT_SECONDS });
      await client.end();
      return;
    } catch (error) {
      // `connect` takes a refused password for wrong after a minute.
      if (!isRefused(error) || Date.now() + pauseMs > until) throw error;
      await pause(pauseMs);
    }
  }
}

const isRefused = (error: unknown) => ((error as Error).cause as { code?: unknown } | undefined)?.code === REFUSED;
