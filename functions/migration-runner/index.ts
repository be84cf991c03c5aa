import { Signer } from "@aws-sdk/rds-signer";
import type { Context } from "aws-lambda";
import { authoritiesOf } from "../postgres/authorities";
import { connect } from "../postgres/connect";
import { type MigrationResult, migrate, preview } from "./migrate";
import { type Migration, malformed } from "./migrations";

/** The database stands already; this is for a failover that is under way. */
const WAIT_SECONDS = 60;
/** Kept of the function's time to end in order: to roll back, to say why, to close the connection. */
const ENDING_MS = 15_000;

/** What CI sends. */
interface Payload {
  readonly migrations: readonly Migration[];
  /** Says what would be applied, and applies nothing. */
  readonly dryRun?: boolean;
}

/** Brings the schema to where CI wants it. A failing step fails the invocation, with its name and the database's words. */
export async function handler(
  { migrations, dryRun = false }: Payload,
  context: Pick<Context, "getRemainingTimeInMillis">,
): Promise<MigrationResult> {
  const problem = malformed(migrations);
  if (problem) throw new Error(problem);
  const until = Date.now() + context.getRemainingTimeInMillis() - ENDING_MS;
  const { DB_HOST, DB_PORT, DB_NAME, DB_USER, AWS_REGION } = process.env;
  const [hostname, port, username, region] = [String(DB_HOST), Number(DB_PORT), String(DB_USER), String(AWS_REGION)];
  const signer = new Signer({ hostname, port, username, region });
  const client = await connect({
    target: { host: hostname, port, database: String(DB_NAME) },
    // The token is signed here, without a call, and opens connections for 15 minutes.
    login: async () => ({ user: username, password: await signer.getAuthToken() }),
    authorities: authoritiesOf(region),
    waitSeconds: WAIT_SECONDS,
    statementSeconds: Math.max(1, Math.round((until - Date.now()) / 1_000)),
  });
  try {
    const result = await (dryRun ? preview : migrate)(client, migrations, until);
    console.log(JSON.stringify({ dryRun, ...result }));
    return result;
  } finally {
    await client.end();
  }
}
