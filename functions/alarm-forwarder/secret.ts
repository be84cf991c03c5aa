import { GetSecretValueCommand, ResourceNotFoundException, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

/** A new key is in use at the latest after this time. */
const CACHE_MILLISECONDS = 5 * 60 * 1_000;

const client = new SecretsManagerClient({});
let cached: { readonly fields: Record<string, string>; readonly until: number } | undefined;

/**
 * The JSON object in a secret, which people fill.
 * @throws Error that says what to put there when `field` is missing.
 */
export async function readSecret<TField extends string>(
  secretArn: string,
  field: TField,
): Promise<Record<TField, string> & { readonly url?: string }> {
  if (!cached || cached.until < Date.now()) {
    cached = { fields: fieldsOf(await contentOf(secretArn)), until: Date.now() + CACHE_MILLISECONDS };
  }
  if (!cached.fields[field]) {
    cached = undefined;
    throw new Error(`No alarm is forwarded: put {"${field}": "…"} into the secret ${secretArn}`);
  }
  return cached.fields as Record<TField, string>;
}

/** After a refusal: the key may just have been changed. */
export function forgetSecret(): void {
  cached = undefined;
}

async function contentOf(secretArn: string): Promise<string> {
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    return SecretString ?? "";
  } catch (error) {
    // A secret that was never filled has no version, and Secrets Manager says that it cannot find it.
    if (error instanceof ResourceNotFoundException) return "";
    throw error;
  }
}

function fieldsOf(value: string): Record<string, string> {
  try {
    const fields: unknown = JSON.parse(value);
    return typeof fields === "object" && fields !== null ? (fields as Record<string, string>) : {};
  } catch {
    return {}; // Not repeated in any message: whatever it is, it may be a key.
  }
}
