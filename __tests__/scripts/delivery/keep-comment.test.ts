import { githubApi } from "../../../scripts/delivery/github-api";
import { keepComment } from "../../../scripts/delivery/keep-comment";
import { type Entry, fakeGithub } from "./fake-github";

const MARKER = "<!-- terraform-plan -->";
const others: Entry[] = [
  { id: 1, body: `${MARKER}\nsomebody's own`, user: { login: "octocat" } },
  { id: 2, body: `> quoted: ${MARKER}`, user: { login: "github-actions[bot]" } },
];

async function kept(comments: readonly Entry[], ...texts: string[]) {
  const github = await fakeGithub({ comments, pageSize: 2 });
  for (const text of texts) await keepComment(githubApi(github.environment), 7, text);
  await github.stop();
  return github;
}

test("the first push writes a comment, the next ones change it", async () => {
  const { comments, asked } = await kept([], "one", "two", "three");
  expect(comments.map(({ body }) => body)).toEqual([`${MARKER}\nthree`]);
  expect(asked.filter((line) => !line.startsWith("GET"))).toEqual([
    "POST /repos/owner/name/issues/7/comments",
    "PATCH /repos/owner/name/issues/comments/1000",
    "PATCH /repos/owner/name/issues/comments/1000",
  ]);
});

test("a comment on a later page is found", async () => {
  const ours = { id: 3, body: `${MARKER}\nold`, user: { login: "github-actions[bot]" } };
  const { comments } = await kept([...others, ours], "new");
  expect(comments.map(({ body }) => body)).toEqual([...others.map(({ body }) => body), `${MARKER}\nnew`]);
});

test("comments of others stay as they are, whatever they quote", async () => {
  const { comments } = await kept(others, "new");
  expect(comments.slice(0, 2)).toEqual(others);
  expect(comments).toHaveLength(3);
});
