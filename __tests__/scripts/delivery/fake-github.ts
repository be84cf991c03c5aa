import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** Longest text that GitHub takes. */
const MOST = 65_536;

export interface Entry {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

export interface FakeIssue extends Omit<Entry, "id"> {
  readonly number: number;
  state: "open" | "closed";
  readonly labels: readonly string[];
  readonly pull_request?: object;
}

/** What stands in the repository when a test begins. */
export interface Standing {
  readonly comments?: readonly Entry[];
  readonly issues?: readonly FakeIssue[];
  /** @default "owner/name" */
  readonly repository?: string;
  /** Most entries on a page; GitHub itself has as many as were asked for. */
  readonly pageSize?: number;
  /** Refuses everything with this. */
  readonly refuses?: number;
  /** Names this as the next page of every list. */
  readonly next?: string;
}

/** GitHub's REST API on this machine, for issues and comments of one repository; keeps what it is sent, and every request. */
export async function fakeGithub({
  comments = [],
  issues = [],
  repository = "owner/name",
  pageSize = 100,
  refuses,
  next,
}: Standing = {}) {
  const kept = { comments: comments.map((each) => ({ ...each })), issues: issues.map((each) => ({ ...each })) };
  const asked: string[] = [];
  const user = { login: "github-actions[bot]" };

  const answer = (method: string, url: URL, sent: Partial<FakeIssue>): [number, unknown] => {
    const path = url.pathname.replace(`/repos/${repository}/`, "");
    const [, number, isComments] = /^issues\/(\d+)(\/comments)?$/.exec(path) ?? [];
    const [, commentId] = /^issues\/comments\/(\d+)$/.exec(path) ?? [];
    if ((sent.body?.length ?? 0) > MOST) return [422, { message: `body is too long (maximum is ${MOST} characters)` }];
    if (method === "GET" && isComments) return [200, kept.comments];
    if (method === "GET" && path === "issues") {
      const state = url.searchParams.get("state");
      const label = url.searchParams.get("labels") ?? "";
      return [200, kept.issues.filter((each) => (state === "all" || each.state === state) && each.labels.includes(label))];
    }
    if (method === "POST" && isComments) {
      kept.comments.push({ id: 1000 + kept.comments.length, body: sent.body ?? "", user });
      return [201, kept.comments.at(-1)];
    }
    if (method === "POST" && path === "issues") {
      kept.issues.push({ number: 900, state: "open", user, labels: sent.labels ?? [], body: sent.body ?? "" });
      return [201, kept.issues.at(-1)];
    }
    const changed = number
      ? kept.issues.find((each) => each.number === Number(number))
      : kept.comments.find(({ id }) => id === Number(commentId));
    if (method !== "PATCH" || !changed) return [404, { message: "Not Found" }];
    return [200, Object.assign(changed, sent)];
  };

  const server = createServer(async (request, response) => {
    const { method = "", headers } = request;
    const url = new URL(request.url ?? "", `http://${headers.host}`);
    asked.push(`${method} ${url.pathname}`);
    const isKnown = headers.authorization === "Bearer secret-token";
    const [status, said] = refuses
      ? [refuses, { message: "no" }]
      : isKnown
        ? answer(method, url, await sentIn(request))
        : [401, {}];
    const page = Number(url.searchParams.get("page") ?? 1);
    const size = Math.min(pageSize, Number(url.searchParams.get("per_page") ?? 30));
    const end = page * size;
    const more = Array.isArray(said) && said.length > end;
    url.searchParams.set("page", String(page + 1));
    if (more || next) response.setHeader("link", `<${url.origin}/first>; rel="first", <${next ?? url.href}>; rel="next"`);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(Array.isArray(said) ? said.slice(end - size, end) : said));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const environment = {
    GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: "secret-token",
  };
  return { ...kept, asked, environment, stop: () => new Promise((resolve) => server.close(resolve)) };
}

async function sentIn(request: IncomingMessage): Promise<Partial<FakeIssue>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  return text ? JSON.parse(text) : {};
}
