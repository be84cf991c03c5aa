/** No layer of a base image takes longer; the function's 15 minutes leave room for several attempts. */
const PATIENCE_MILLISECONDS = 120_000;

/** What a registry refused, or why it could not be asked. */
export class RegistryFailure extends Error {
  constructor(
    message: string,
    /** Whether it may go well when it is asked again. */
    readonly passing: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Failures that say so themselves, and a refusal by IAM: the function's own role was made a moment ago, and not all of AWS knows it yet. */
export const mayPass = (error: Error): boolean =>
  (error instanceof RegistryFailure && error.passing) || error.name === "AccessDeniedException";

/**
 * One request about `subject`, which an error names. Where it is redirected to another host, `fetch` leaves the
 * Authorization header behind: a registry's storage refuses what it does not know.
 * @throws RegistryFailure when the answer is neither a success nor one of the statuses in `also`.
 */
export async function ask(subject: string, url: URL, init: RequestInit = {}, also: readonly number[] = []): Promise<Response> {
  const asked = `${subject}: ${init.method ?? "GET"} of ${url.host}`;
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) }).catch((error: Error) => {
    throw new RegistryFailure(`${asked} failed: ${reasonOf(error)}`, true, { cause: error });
  });
  const { status } = answer;
  if (answer.ok || also.includes(status)) return answer;
  const words = (await answer.text().catch(() => "")).slice(0, 300);
  throw new RegistryFailure(`${asked} answered ${status}${words && `: ${words}`}`, status === 429 || status >= 500);
}

/** `fetch` itself only says that it failed. */
const reasonOf = ({ message, cause }: Error) => [message, (cause as Partial<Error>)?.message].filter(Boolean).join(": ");
