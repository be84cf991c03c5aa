import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { connect, type Target } from "../postgres/connect";
import { inTurn } from "../postgres/in-turn";
import { readLogin } from "../postgres/login-secret";
import { ROLES_TURN } from "../postgres/role-password";
import { ensureExtensions } from "./extensions";
import { type DatabaseRole, ensureRoles } from "./roles";
import { ensureVectorTables, type VectorTable } from "./vector-tables";

/** What must be in the database. */
export interface BootstrapRequest extends Target {
  /** Secret with `username` and `password` of the master user. */
  readonly secretArn: string;
  readonly extensions: readonly string[];
  readonly roles: readonly DatabaseRole[];
  /** Tables of a knowledge base's vectors; they need the extension `vector`. */
  readonly vectorTables?: readonly VectorTable[];
}

export interface BootstrapResult {
  /** Version of each extension that was asked for. */
  readonly extensions: Readonly<Record<string, string>>;
  readonly roles: readonly string[];
}

/** Extensions and empty tables are made within seconds; the function has five minutes, most of them to wait for the server. */
const STATEMENT_SECONDS = 90;

/** Where passwords come from, whom to trust and how long to wait. */
export interface Surroundings {
  readonly secrets: Pick<SecretsManagerClient, "send">;
  readonly authorities: readonly string[];
  readonly waitSeconds: number;
}

/** Puts extensions and roles into the database, all or nothing. A second run finds them and changes nothing. */
export async function bootstrap(request: BootstrapRequest, surroundings: Surroundings): Promise<BootstrapResult> {
  const { host, port, database, secretArn, extensions, roles, vectorTables = [] } = request;
  const { secrets, authorities, waitSeconds } = surroundings;
  const read = (arn: string) => readLogin(secrets, arn);
  const target = { host, port, database };
  const login = () => read(secretArn);
  const client = await connect({ target, login, authorities, waitSeconds, statementSeconds: STATEMENT_SECONDS });
  try {
    return await inTurn(client, ROLES_TURN, async () => {
      await client.query("SET LOCAL search_path TO public");
      const versions = await ensureExtensions(client, extensions);
      await ensureRoles(client, database, roles, read);
      await ensureVectorTables(client, vectorTables);
      return { extensions: versions, roles: roles.map(({ name }) => name) };
    });
  } finally {
    await client.end();
  }
}
