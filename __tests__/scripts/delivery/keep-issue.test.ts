import type { Drift } from "../../../scripts/delivery/drift-text";
import { githubApi } from "../../../scripts/delivery/github-api";
import { keepIssue } from "../../../scripts/delivery/keep-issue";
import { type FakeIssue, fakeGithub } from "./fake-github";

const url = "https://github.com/owner/name/actions/runs/1";
const network: Drift = { text: "the network", fingerprint: "aaaa" };
const database: Drift = { text: "the database", fingerprint: "bbbb" };
const bot = { login: "github-actions[bot]" };
const issue = (number: number, given: Partial<FakeIssue> = {}): FakeIssue => ({
  number,
  state: "open",
  labels: ["terraform-drift"],
  user: bot,
  body: `<!-- terraform-drift aaaa -->\nthe network`,
  ...given,
});

/** Looks one day after the other. */
async function days(issues: readonly FakeIssue[], ...drifts: (Drift | undefined)[]) {
  const github = await fakeGithub({ issues, pageSize: 1 });
  const kept: string[] = [];
  for (const drift of drifts) kept.push(await keepIssue(githubApi(github.environment), drift, url));
  await github.stop();
  return { kept, issues: github.issues, comments: github.comments.map(({ body }) => body) };
}

test("one issue lives through drift, the same drift, another one, none, and drift again", async () => {
  const { kept, issues, comments } = await days([], undefined, network, network, database, undefined, undefined, database);
  expect(kept).toEqual(["left alone", "opened", "left alone", "changed", "closed", "left alone", "reopened"]);
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ state: "open", labels: ["terraform-drift"], body: expect.stringContaining("the database") });
  expect(comments).toEqual(["the database", `Nothing drifts any more: [summary of the run](${url}).`, "the database"]);
});

test("an issue that somebody has closed is opened again for as long as something drifts", async () => {
  const { kept, issues } = await days([issue(3, { state: "closed" })], network);
  expect(kept).toEqual(["reopened"]);
  expect(issues[0].state).toBe("open");
});

test("of several the open one is taken, then the newest", async () => {
  const closed = { state: "closed" } as const;
  const open = await days([issue(3), issue(5, closed)], database);
  expect(open.issues.map(({ body }) => body.includes("database"))).toEqual([true, false]);
  const none = await days([issue(3, closed), issue(5, closed)], database);
  expect(none.issues.map(({ state }) => state)).toEqual(["closed", "open"]);
});

test.each([
  { what: "another's issue with the label", standing: issue(3, { user: { login: "octocat" } }) },
  { what: "a pull request with the label", standing: issue(3, { pull_request: {} }) },
  { what: "an issue with another label", standing: issue(3, { labels: ["bug"] }) },
])("$what is neither closed nor changed", async ({ standing }) => {
  const { kept, issues } = await days([standing], undefined, network);
  expect(kept).toEqual(["left alone", "opened"]);
  expect(issues[0]).toEqual(standing);
});
