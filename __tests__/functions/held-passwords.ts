import { scramVerifier } from "../../functions/postgres/scram-verifier";
import type { PostgresServer } from "../support/postgres-server";

/** What the server keeps of a role's password; `null` where the role has none. */
export async function keptOf(server: Pick<PostgresServer, "query">, role: string): Promise<string | null> {
  const [row] = await server.query<{ kept: string | null }>(
    `SELECT rolpassword AS kept FROM pg_authid WHERE rolname = '${role}'`,
  );
  return row.kept;
}

/** Whether a password opens what the server keeps: the same salt must give the same keys. */
export function opens(kept: string | null, password: string): boolean {
  const [, salt] = /^SCRAM-SHA-256\$4096:([^$]+)\$/.exec(kept ?? "") ?? [];
  return salt !== undefined && scramVerifier(password, Buffer.from(salt, "base64")) === kept;
}
