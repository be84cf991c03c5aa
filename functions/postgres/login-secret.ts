import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Login } from "./connect";

/** What the secret of a login holds, as RDS's own secrets do. */
export interface LoginSecret {
  readonly username: string;
  readonly password: string;
}

/** Name and password from a secret's text, with whatever else stands in it; `which` secret it is, an error says. */
export function loginSecret(text: string, which: string): LoginSecret {
  const content = JSON.parse(text || "{}") as Partial<LoginSecret>;
  const { username, password } = content;
  if (!username || !password) throw new Error(`${which} must hold username and password`);
  return { ...content, username, password };
}

/** Name and password as they are now: of the master user, or of a role that has a password. */
export async function readLogin(secrets: Pick<SecretsManagerClient, "send">, secretArn: string): Promise<Login> {
  const { SecretString = "" } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
  const { username, password } = loginSecret(SecretString, secretArn);
  return { user: username, password };
}
