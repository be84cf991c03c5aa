import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerRotationEvent } from "aws-lambda";
import { authoritiesOf } from "../postgres/authorities";
import { rotate } from "../rotation/rotate";
import { rolePassword } from "./password";

/** A standby takes over within two minutes; the rest of the function's five is for the work. */
const WAIT_SECONDS = 150;
const PAUSE_MS = 5_000;

const secrets = new SecretsManagerClient({});

/** What Secrets Manager calls on the secret's schedule, once per step. */
export async function handler(event: SecretsManagerRotationEvent): Promise<void> {
  const { DB_HOST, DB_PORT, DB_NAME, DB_USER, MASTER_SECRET, AWS_REGION } = process.env;
  const target = { host: String(DB_HOST), port: Number(DB_PORT), database: String(DB_NAME) };
  const role = { name: String(DB_USER), secretArn: event.SecretId, masterSecretArn: String(MASTER_SECRET) };
  const authorities = authoritiesOf(String(AWS_REGION));
  const surroundings = { secrets, authorities, waitSeconds: WAIT_SECONDS, pauseMs: PAUSE_MS };
  await rotate(event, secrets, rolePassword(role, target, surroundings));
  console.log(JSON.stringify({ step: event.Step, secret: event.SecretId, version: event.ClientRequestToken }));
}
