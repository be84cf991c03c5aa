import { setTimeout as pause } from "node:timers/promises";
import { InvalidDBInstanceStateFault, ModifyDBInstanceCommand, type RDSClient } from "@aws-sdk/client-rds";
import type { Target } from "../postgres/connect";
import type { LoginSecret } from "../postgres/login-secret";
import { type LoginSurroundings, loginOf, loginSteps } from "../rotation/login-steps";
import type { Steps } from "../rotation/rotate";

/** Who makes passwords and sets them, and how long to wait: for an instance that is being changed, too. */
export interface Surroundings extends LoginSurroundings {
  readonly rds: Pick<RDSClient, "send">;
}

/** An instance, and a database on it to log in to. */
export interface Instance extends Target {
  readonly identifier: string;
}

/** The password of an instance's master user: RDS sets it, whatever it was before. */
export function masterPassword({ identifier, ...target }: Instance, surroundings: Surroundings): Steps {
  return {
    ...loginSteps(target, surroundings),
    set: (value) => setPassword(identifier, loginOf(value), surroundings),
  };
}

/**
 * Not with `ApplyImmediately`: a password is set at once anyhow, and with it every change that waits for the maintenance
 * window would be made too. Source: RDS user guide, "Settings for DB instances", New master password.
 */
async function setPassword(DBInstanceIdentifier: string, { password }: LoginSecret, { rds, waitSeconds, pauseMs }: Surroundings) {
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
