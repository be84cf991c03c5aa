import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Login } from "../postgres/connect";

/** Name and password of the master user, from the secret that RDS keeps and rotates. */
export async function masterLogin(secrets: Pick<SecretsManagerClient, "send">, secretArn: string): Promise<Login> {
  const { SecretString = "{}" } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
  const { username: user, password } = JSON.parse(SecretString) as { username?: string; password?: string };
  if (!user || !password) throw new Error(`${secretArn} must hold username and password`);
  return { user, password };
}
