import { ECSClient } from "@aws-sdk/client-ecs";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerRotationEvent } from "aws-lambda";
import { rotate } from "../rotation/rotate";
import { randomSecret } from "./value";

const secrets = new SecretsManagerClient({});
const services = new ECSClient({});

/** What Secrets Manager calls on the secret's schedule, once per step. */
export async function handler(event: SecretsManagerRotationEvent): Promise<void> {
  const restarts = (process.env.RESTARTS ?? "").split(",").filter(Boolean);
  await rotate(event, secrets, randomSecret({ secrets, services, restarts }));
  console.log(JSON.stringify({ step: event.Step, secret: event.SecretId, version: event.ClientRequestToken }));
}
