import { type Client, escapeIdentifier } from "pg";
import type { Login } from "../postgres/connect";
import { setRolePassword } from "../postgres/role-password";

/** How a role logs in: with a token that IAM signs, or with the password in a secret. */
export interface RoleLogin {
  readonly name: string;
  /** Secret with `username`, which is the role's name, and `password`. Without it, the role has no password. */
  readonly passwordSecretArn?: string;
}

/** The role that RDS checks IAM's tokens for; a PostgreSQL elsewhere does not have it. */
const IAM = "rds_iam";

/**
 * Makes a role that is missing and lets it log in in its one way. Whoever is a member of `rds_iam`, even by another
 * role, can no longer log in with a password (RDS user guide, "Creating a database account using IAM authentication").
 */
export async function ensureLogin(
  client: Client,
  { name, passwordSecretArn }: RoleLogin,
  existing: readonly string[],
  read: (secretArn: string) => Promise<Login>,
): Promise<void> {
  const role = escapeIdentifier(name);
  const isThere = existing.includes(name);
  const hasIam = existing.includes(IAM);
  await client.query(`${isThere ? "ALTER" : "CREATE"} ROLE ${role} LOGIN`);
  if (passwordSecretArn === undefined) {
    if (!hasIam) return;
    // A password that the role had until now would open again as soon as somebody took `rds_iam` away.
    if (isThere && !(await isMember(client, name))) await client.query(`ALTER ROLE ${role} PASSWORD NULL`);
    await client.query(`GRANT ${IAM} TO ${role}`);
    return;
  }
  const { user, password } = await read(passwordSecretArn);
  if (user !== name) throw new Error(`${passwordSecretArn} must hold the username "${name}", got "${user}"`);
  if (hasIam) await leaveIam(client, name);
  await setRolePassword(client, name, password);
}

async function leaveIam(client: Client, name: string): Promise<void> {
  if (!(await isMember(client, name))) return;
  await client.query(`REVOKE ${IAM} FROM ${escapeIdentifier(name)}`);
  // Given by another role than the master user, or by way of another role: a password would be refused, and nobody told why.
  if (await isMember(client, name)) {
    throw new Error(`role "${name}" must be no member of ${IAM}, because it has a password, but is one by a grant that stays`);
  }
}

async function isMember(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ member: boolean }>("SELECT pg_has_role($1, $2, 'MEMBER') AS member", [name, IAM]);
  return rows[0].member;
}
