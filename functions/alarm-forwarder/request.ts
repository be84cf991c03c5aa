/** One call of a paging service. */
export interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** How long a service may think. The function's own timeout leaves room for it. */
const PATIENCE_MILLISECONDS = 8_000;

/**
 * Sends it.
 * @throws Error when the service did not take it: Lambda tries a failed message again, after one minute and after two more.
 */
export async function send({ url, headers, body }: Request): Promise<void> {
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:" && hostname !== "127.0.0.1")
    throw new Error(`The url in the secret must begin with https://, not ${protocol}`);
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    redirect: "error", // The key goes to this address and no other.
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  if (!answer.ok) throw new Error(`${hostname} answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
}
