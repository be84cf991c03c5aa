import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { mayPass, wordsOf } from "./failures";

/** A database on a server. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

export interface Login {
  readonly user: string;
  readonly password: string;
}

export interface Connection {
  readonly target: Target;
  /** Asked again before every attempt: passwords rotate and tokens end. */
  readonly login: () => Promise<Login>;
  /** Who may have signed the server's certificate, as PEM. */
  readonly authorities: readonly string[];
  /** How long to go on while the server cannot be reached yet. */
  readonly waitSeconds: number;
  /**
   * The server ends a statement after this time. Less than the function has left: one that Lambda cuts off cannot end it,
   * and its locks would stay until the server noticed.
   */
  readonly statementSeconds: number;
}

const ATTEMPT_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** For the same reason: a transaction whose client says nothing more is rolled back. RDS itself waits for a day. */
const SILENCE_MS = 60_000;

/**
 * A connection whose server proved with its certificate who it is. Tries again, less and less often, while the reason
 * may pass by itself.
 * @throws Error that names server, database and the last reason.
 */
export async function connect(connection: Connection): Promise<Client> {
  const { target, login, waitSeconds } = connection;
  const begin = Date.now();
  for (let tries = 1, wait = FIRST_PAUSE_MS; ; tries++, wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt(connection, await login());
    } catch (error) {
      const passed = Date.now() - begin;
      if (!mayPass(error, tries) || passed + wait > waitSeconds * 1_000) {
        const { host, port, database } = target;
        const where = `PostgreSQL at ${host}:${port}, database "${database}"`;
        throw new Error(`no connection to ${where} within ${Math.round(passed / 1_000)} s: ${wordsOf(error)}`, { cause: error });
      }
      await pause(wait);
    }
  }
}

async function attempt({ target, authorities, statementSeconds }: Connection, login: Login): Promise<Client> {
  const client = new Client({
    ...target,
    ...login,
    ssl: { ca: [...authorities], rejectUnauthorized: true },
    connectionTimeoutMillis: ATTEMPT_MS,
    statement_timeout: statementSeconds * 1_000,
    idle_in_transaction_session_timeout: SILENCE_MS,
  });
  // Without a listener, a server that goes away between two queries would end the process; the next query says it too.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
