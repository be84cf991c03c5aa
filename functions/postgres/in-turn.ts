import type { Client } from "pg";

/** Longer than anything that is meant to hold the lock, shorter than a run of the function. */
const LOCK_TIMEOUT = "60s";

/**
 * Runs `work` in one transaction, while no other session is in the turn of that name: all of it happens or nothing,
 * and two runs come one after the other. Waits a minute at most, for the turn and for every lock taken in it.
 */
export async function inTurn<T>(client: Client, turn: string, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    await client.query("SELECT pg_advisory_xact_lock(hashtext($1))", [turn]);
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
