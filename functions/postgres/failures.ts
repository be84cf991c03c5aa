/** What Node.js, the resolver and PostgreSQL say while a server is not there yet, starts, or is full. */
const UNREACHABLE = [
  ...["ECONNREFUSED", "ECONNRESET", "EHOSTUNREACH", "ENETUNREACH", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"],
  ...["57P01", "57P02", "57P03", "53300"],
];
/** A password that was refused: the server has the next one already, the secret will in a moment. */
const REFUSED_PASSWORD = "28P01";
/** About a minute of attempts. */
const TRIES_OF_PASSWORDS = 10;

/** Whether the same attempt may work in a while. A certificate that is not trusted never will. */
export function mayPass(error: unknown, tries: number): boolean {
  const code = codeOf(error);
  if (code === REFUSED_PASSWORD) return tries < TRIES_OF_PASSWORDS;
  // The driver's own two have no code.
  return code ? UNREACHABLE.includes(code) : /timeout|terminated/i.test(wordsOf(error));
}

/** The reason in words; several attempts at once (IPv4 and IPv6) fail with a code only. */
export function wordsOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return (typeof message === "string" && message) || codeOf(error) || String(error);
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : undefined;
}
