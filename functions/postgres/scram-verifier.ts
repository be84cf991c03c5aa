import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

/** PostgreSQL's own numbers. Source: PostgreSQL, "scram_iterations" and SCRAM_DEFAULT_SALT_LEN. */
const ITERATIONS = 4_096;
const SALT_BYTES = 16;

/**
 * What PostgreSQL keeps of a password (RFC 5802, RFC 7677), made here as psql's `\password` does. The server takes it in
 * place of the password, so the password itself is in no statement: neither logs of statements and errors, nor Performance
 * Insights, pg_stat_activity or a log shipped elsewhere can hold it. `SET LOCAL log_statement = 'none'` would keep it out
 * of the first of these only, and RDS's master user may not set it. Nobody can log in with a verifier, and from one of
 * 64 random letters and digits nobody finds the password.
 */
export function scramVerifier(password: string, salt = randomBytes(SALT_BYTES)): string {
  // Other characters have several spellings, of which SASLprep (RFC 4013) picks one.
  if (!/^[\x20-\x7e]+$/.test(password)) throw new Error("the password must be of printable ASCII characters");
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, "sha256");
  const keyed = (word: string) => createHmac("sha256", salted).update(word).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString("base64")}$${stored}:${keyed("Server Key").toString("base64")}`;
}
