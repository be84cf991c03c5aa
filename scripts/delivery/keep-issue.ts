import type { Drift } from "./drift-text";
import { type GithubApi, OURSELVES } from "./github-api";

/** The issue's label, by which people find it too; GitHub makes it with the first issue. */
export const LABEL = "terraform-drift";
const TITLE = "Terraform: AWS is not what the default branch says";

interface Issue {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
  /** Only of pull requests, which GitHub lists among the issues. */
  readonly pull_request?: unknown;
}

/** What has been done, for the job's log. */
export type Kept = "opened" | "changed" | "reopened" | "closed" | "left alone";

/**
 * Keeps one issue of what drifts: open for as long as something does, and silent for as long as it is the same. Its text is
 * always the last look; a comment, which people are told of, comes only when that is another one.
 */
export async function keepIssue(github: GithubApi, drift: Drift | undefined, url: string): Promise<Kept> {
  const issues = await github.list<Issue>(`issues?labels=${LABEL}&state=all`);
  const ours = issues.filter((issue) => issue.user?.login === OURSELVES && !issue.pull_request);
  // An open one before the newest: people may have copied it by hand.
  const issue = ours.find(({ state }) => state === "open") ?? ours.sort((a, b) => b.number - a.number)[0];

  if (!drift) return issue?.state === "open" ? close(github, issue, url) : "left alone";
  const body = `<!-- ${LABEL} ${drift.fingerprint} -->\n${drift.text}`;
  if (!issue) {
    await github.send("POST", "issues", { title: TITLE, labels: [LABEL], body });
    return "opened";
  }
  const isOpen = issue.state === "open";
  if (isOpen && issue.body?.startsWith(`<!-- ${LABEL} ${drift.fingerprint} -->`)) return "left alone";
  await github.send("PATCH", `issues/${issue.number}`, { state: "open", body });
  await github.send("POST", `issues/${issue.number}/comments`, { body: drift.text });
  return isOpen ? "changed" : "reopened";
}

async function close(github: GithubApi, { number }: Issue, url: string): Promise<Kept> {
  await github.send("POST", `issues/${number}/comments`, { body: `Nothing drifts any more: [summary of the run](${url}).` });
  await github.send("PATCH", `issues/${number}`, { state: "closed", state_reason: "completed" });
  return "closed";
}
