import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Client } from "pg";
import type { Target } from "../../functions/postgres/connect";
import { freePorts } from "./run";
import { startTlsFront } from "./tls-front";

/** A real PostgreSQL with pgvector behind TLS. All its connections share one session. */
export interface PostgresServer {
  readonly target: Target;
  /** Who signed its certificate. */
  readonly authorities: readonly string[];
  /** Past TLS and login, as whoever the session is now; answers the rows of the last statement. */
  query<T = Record<string, unknown>>(sql: string): Promise<T[]>;
  /** The next logins are refused as with a wrong password; the server itself asks nobody for one. */
  refuseLogins(count: number): void;
  close(): Promise<void>;
}

const DATABASE = "postgres";

export async function startPostgres(): Promise<PostgresServer> {
  const port = await freePorts();
  const behind = port + 1;
  const worker = new Worker(join(__dirname, "postgres-worker.cjs"), { workerData: { port: behind } });
  await once(worker, "message");
  const front = await startTlsFront(port, behind);
  return {
    target: { host: front.host, port, database: DATABASE },
    authorities: front.authorities,
    query: async <T>(sql: string) => {
      const client = new Client({ host: "127.0.0.1", port: behind, user: "postgres", database: DATABASE });
      await client.connect();
      const result = await client.query(sql).finally(() => client.end());
      return [result].flat().at(-1)?.rows as T[];
    },
    refuseLogins: front.refuseLogins,
    close: async () => {
      await front.pause();
      await worker.terminate();
    },
  };
}
