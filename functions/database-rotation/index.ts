import { RDSClient } from "@aws-sdk/client-rds";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerRotationEvent } from "aws-lambda";
import { authoritiesOf } from "../postgres/authorities";
import { rotate } from "../rotation/rotate";
import { masterPassword } from "./password";

/** RDS sets a password within some minutes; the rest of the function's ten is to end in order. */
const WAIT_SECONDS = 540;
const PAUSE_MS = 5_000;

const secrets = new SecretsManagerClient({});
const rds = new RDSClient({});

/** What Secrets Manager calls on the secret's schedule, once per step. */
export async function handler(event: SecretsManagerRotationEvent): Promise<void> {
  const { DB_INSTANCE, DB_HOST, DB_PORT, DB_NAME, AWS_REGION } = process.env;
  const target = { host: String(DB_HOST), port: Number(DB_PORT), database: String(DB_NAME) };
  const authorities = authoritiesOf(String(AWS_REGION));
  const surroundings = { secrets, rds, authorities, waitSeconds: WAIT_SECONDS, pauseMs: PAUSE_MS };
  await rotate(event, secrets, masterPassword({ identifier: String(DB_INSTANCE), ...target }, surroundings));
  console.log(JSON.stringify({ step: event.Step, secret: event.SecretId, version: event.ClientRequestToken }));
}
