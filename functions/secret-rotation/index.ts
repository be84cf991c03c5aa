import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerRotationEvent } from "aws-lambda";
import { rotate } from "./rotate";

const secrets = new SecretsManagerClient({});

/** What Secrets Manager calls on the secret's schedule, once per step. */
export async function handler(event: SecretsManagerRotationEvent): Promise<void> {
  await rotate(event, secrets);
  console.log(JSON.stringify({ step: event.Step, secret: event.SecretId, version: event.ClientRequestToken }));
}
