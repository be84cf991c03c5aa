import { UserError } from "../terraform/user-error";

/** GitHub may be slow; a job that hangs says nothing. */
const TIMEOUT_MS = 30_000;

/** Who writes with a workflow's own token. Nobody else can take this name, its brackets are not allowed. */
export const OURSELVES = "github-actions[bot]";

/** GitHub's REST API about one repository, as far as the workflows ask it. */
export interface GithubApi {
  /** All entries of a list, over all of its pages. */
  list<T>(path: string): Promise<T[]>;
  /** Sends something, and returns what GitHub made of it. */
  send<T>(method: "POST" | "PATCH", path: string, body: Readonly<Record<string, unknown>>): Promise<T>;
}

/** The API of the repository that a workflow runs in, with the rights of the job's token. */
export function githubApi({ GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN }: NodeJS.ProcessEnv): GithubApi {
  const given = { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN };
  const missing = Object.entries(given).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0) throw new UserError(`A job of GitHub Actions must hand over ${missing.join(", ")}.`);
  const base = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}`;

  const ask = async (method: string, url: string, body?: unknown): Promise<Response> => {
    const response = await fetch(url, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${GITHUB_TOKEN}`,
        "x-github-api-version": "2022-11-28",
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return response;
    throw new UserError(`GitHub answered ${response.status} to ${method} ${new URL(url).pathname}: ${await response.text()}`);
  };

  return {
    list: async <T>(path: string) => {
      const found: T[] = [];
      let url: string | undefined = `${base}/${path}${path.includes("?") ? "&" : "?"}per_page=100`;
      while (url) {
        const response = await ask("GET", url);
        found.push(...((await response.json()) as T[]));
        url = nextPage(response, `${GITHUB_API_URL}/`);
      }
      return found;
    },
    send: async <T>(method: string, path: string, body: unknown) =>
      (await (await ask(method, `${base}/${path}`, body)).json()) as T,
  };
}

/** The next page that GitHub names; the token goes to its API and nowhere else. */
function nextPage({ headers }: Response, api: string): string | undefined {
  const next = /<([^>]+)>;\s*rel="next"/.exec(headers.get("link") ?? "")?.[1];
  if (next && !next.startsWith(api)) throw new UserError(`GitHub names a next page outside of its API: ${next}`);
  return next;
}
