import { setTimeout as pause } from "node:timers/promises";
import { InvalidDBInstanceStateFault, ModifyDBInstanceCommand, type RDSClient } from "@aws-sdk/client-rds";
import { connect, type Login, type Target } from "../postgres/connect";
import { randomValue } from "../rotation/random";
import type { Secrets, Steps } from "../rotation/rotate";

/** Who makes passwords and sets them, and how long to wait for it. */
export interface Surroundings {
  readonly secrets: Secrets;
  readonly rds: Pick<RDSClient, "send">;
  readonly authorities: readonly string[];
  /** For an instance that is being changed, and for a password that RDS has not set yet. */
  readonly waitSeconds: number;
  /** Between two tries. */
  readonly pauseMs: number;
}

/** An instance, and a database on it to log in to. */
export interface Instance extends Target {
  readonly identifier: string;
}

/** What the secret holds, as RDS's own secrets do. */
interface Master {
  readonly username: string;
  readonly password: string;
}

/** PostgreSQL's word for a wrong password. */
const REFUSED = "28P01";
/** A login is all that is asked for. */
const STATEMENT_SECONDS = 10;

/** The password of an instance's master user: RDS sets it, whatever it was before. */
export function masterPassword(instance: Instance, surroundings: Surroundings): Steps {
  const { secrets, waitSeconds } = surroundings;
  return {
    next: async (current) => JSON.stringify({ ...masterOf(current), password: await randomValue(secrets) }),
    set: (value) => setPassword(instance.identifier, masterOf(value), surroundings),
    // Where rotation only is switched on, Secrets Manager tries this with the current value, or with none.
    test: async (value) => {
      if (value !== undefined) await logIn(instance, masterOf(value), surroundings, Date.now() + waitSeconds * 1_000);
    },
  };
}

/**
 * Not with `ApplyImmediately`: a password is set at once anyhow, and with it every change that waits for the maintenance
 * window would be made too. Source: RDS user guide, "Settings for DB instances", New master password.
 */
async function setPassword(DBInstanceIdentifier: string, { password }: Master, { rds, waitSeconds, pauseMs }: Surroundings) {
  const until = Date.now() + waitSeconds * 1_000;
  for (;;) {
    try {
      await rds.send(new ModifyDBInstanceCommand({ DBInstanceIdentifier, MasterUserPassword: password }));
      return;
    } catch (error) {
      // It is being changed, by people or by this step's first call.
      if (!(error instanceof InvalidDBInstanceStateFault) || Date.now() + pauseMs > until) throw error;
      await pause(pauseMs);
    }
  }
}

/** Logs in and leaves. RDS sets a password some moments after it said yes: until then the server refuses it. */
async function logIn(instance: Instance, master: Master, surroundings: Surroundings, until: number): Promise<void> {
  const { identifier: _, ...target } = instance;
  const login = async (): Promise<Login> => ({ user: master.username, password: master.password });
  for (;;) {
    const waitSeconds = Math.max(0, (until - Date.now()) / 1_000);
    const { authorities, pauseMs } = surroundings;
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

function masterOf(secret: string): Master {
  const { username, password } = JSON.parse(secret || "{}") as Partial<Master>;
  if (!username || !password) throw new Error("the secret must hold username and password");
  return { ...JSON.parse(secret), username, password };
}
