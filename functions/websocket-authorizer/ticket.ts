import { createHmac, timingSafeEqual } from "node:crypto";

/** Seconds a ticket may still be good for: one that says more was not made by the application. */
const LONGEST_LIFE_SECONDS = 120;

/**
 * Whom a ticket lets in, or nobody. A ticket is `<subject>.<expiry>.<signature>`: the caller's id in base64url, seconds
 * since 1970, and HMAC-SHA256 of both, as they stand, in base64url. During a rotation the secret before is good as well.
 */
export function subjectOf(ticket: string, secrets: readonly string[], nowSeconds: number): string | undefined {
  const match = /^(?<subject>[\w-]+)\.(?<expiry>\d{1,12})\.(?<signature>[\w-]{43})$/.exec(ticket);
  if (!match?.groups) return undefined;
  const { subject, expiry, signature } = match.groups;
  const left = Number(expiry) - nowSeconds;
  if (left < 0 || left > LONGEST_LIFE_SECONDS) return undefined;
  const isSigned = secrets.some((secret) => {
    const expected = createHmac("sha256", secret).update(`${subject}.${expiry}`).digest();
    return timingSafeEqual(expected, Buffer.from(signature, "base64url"));
  });
  return isSigned ? Buffer.from(subject, "base64url").toString("utf8") : undefined;
}
