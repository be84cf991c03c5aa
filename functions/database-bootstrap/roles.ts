import { type Client, escapeIdentifier } from "pg";
import type { Login } from "../postgres/connect";
import { ensureLogin, type RoleLogin } from "./role-login";

/** What a role of the database may do with the tables in schema `public`. */
export type Access = "owner" | "read-write" | "read-only";

/** A role that logs in with IAM, or with a password where it names the secret of one. */
export interface DatabaseRole extends RoleLogin {
  readonly access: Access;
}

const ON_TABLES: Record<Exclude<Access, "owner">, string> = {
  "read-write": "SELECT, INSERT, UPDATE, DELETE",
  "read-only": "SELECT",
};
const ON_SEQUENCES: Record<Exclude<Access, "owner">, string> = { "read-write": "USAGE, SELECT, UPDATE", "read-only": "SELECT" };

/** Who else owns something in schema `public` that the caller cannot give away: roles that are no longer asked for. */
const OTHER_OWNERS = `
  SELECT DISTINCT rolname FROM pg_class JOIN pg_roles ON pg_roles.oid = relowner
  WHERE relnamespace = 'public'::regnamespace AND relkind = ANY ('{r,p,v,m,f,S}')
    AND NOT rolsuper AND NOT pg_has_role(relowner, 'USAGE') ORDER BY rolname`;

/**
 * Makes the roles that are missing and gives each exactly its access, to tables that exist and to those that owners
 * make later. Roles that are no longer asked for stay: they may own tables. Run it in a transaction.
 */
export async function ensureRoles(
  client: Client,
  database: string,
  roles: readonly DatabaseRole[],
  readPassword: (secretArn: string) => Promise<Login>,
): Promise<void> {
  const run = async (statements: readonly string[]) => {
    for (const statement of statements) await client.query(statement);
  };
  const { rows } = await client.query<{ rolname: string }>("SELECT rolname FROM pg_roles");
  const existing = rows.map(({ rolname }) => rolname);
  const onDatabase = `ON DATABASE ${escapeIdentifier(database)}`;
  const owners = roles.filter(({ access }) => access === "owner").map(({ name }) => escapeIdentifier(name));
  for (const role of roles) await ensureLogin(client, role, existing, readPassword);
  const others = (await client.query<{ rolname: string }>(OTHER_OWNERS)).rows.map(({ rolname }) => escapeIdentifier(rolname));
  const givers = [...new Set([...owners, ...others])];
  // Only a member may give away what an owner owns. No membership may last: who is a member of a role with `rds_iam`,
  // even by another one, can no longer log in with a password, and the master user has nothing else.
  await run(givers.map((owner) => `GRANT ${owner} TO CURRENT_USER`));
  for (const { name, access } of roles) {
    const role = escapeIdentifier(name);
    await run(access === "owner" ? ownership(role, onDatabase) : grants(role, access, onDatabase, owners));
  }
  await run(givers.map((owner) => `REVOKE ${owner} FROM CURRENT_USER`));
}

const ownership = (role: string, onDatabase: string) => [
  `GRANT CONNECT, CREATE, TEMPORARY ${onDatabase} TO ${role}`,
  `GRANT USAGE, CREATE ON SCHEMA public TO ${role}`,
];

/** All is taken before some is given, so that a role that may do less than before really may; nobody sees the moment between. */
function grants(role: string, access: Exclude<Access, "owner">, onDatabase: string, owners: readonly string[]): string[] {
  const kinds = [
    ["TABLES", ON_TABLES[access]],
    ["SEQUENCES", ON_SEQUENCES[access]],
  ];
  return [
    `REVOKE ALL ${onDatabase} FROM ${role}`,
    `GRANT CONNECT, TEMPORARY ${onDatabase} TO ${role}`,
    `REVOKE ALL ON SCHEMA public FROM ${role}`,
    `GRANT USAGE ON SCHEMA public TO ${role}`,
    ...kinds.flatMap(([kind, privileges]) => [
      `REVOKE ALL ON ALL ${kind} IN SCHEMA public FROM ${role}`,
      `GRANT ${privileges} ON ALL ${kind} IN SCHEMA public TO ${role}`,
      ...owners.flatMap((owner) => {
        const later = `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public`;
        return [`${later} REVOKE ALL ON ${kind} FROM ${role}`, `${later} GRANT ${privileges} ON ${kind} TO ${role}`];
      }),
    ]),
  ];
}
