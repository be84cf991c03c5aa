import { type Client, escapeIdentifier, escapeLiteral } from "pg";
import { scramVerifier } from "./scram-verifier";

/**
 * The turn in which roles and their passwords change. A password is read from its secret in it, too: whoever reads one
 * that a rotation then replaces has set it before the rotation sets the next.
 */
export const ROLES_TURN = "database-bootstrap";

/** Gives a role that is there its password. The server is told what it keeps of it, never the password. */
export async function setRolePassword(client: Pick<Client, "query">, role: string, password: string): Promise<void> {
  await client.query(`ALTER ROLE ${escapeIdentifier(role)} PASSWORD ${escapeLiteral(scramVerifier(password))}`);
}
