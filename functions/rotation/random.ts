import { GetRandomPasswordCommand } from "@aws-sdk/client-secrets-manager";
import type { Secrets } from "./rotate";

/** As long as the first value, which Terraform made. */
export const LENGTH = 64;

/** Random letters and digits. */
export async function randomValue(secrets: Secrets): Promise<string> {
  const random = new GetRandomPasswordCommand({ PasswordLength: LENGTH, ExcludePunctuation: true });
  const { RandomPassword = "" } = await secrets.send(random);
  return RandomPassword;
}
