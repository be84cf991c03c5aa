import { githubApi } from "../../../scripts/delivery/github-api";
import { fakeGithub, type Standing } from "./fake-github";

async function withGithub<T>(standing: Standing, work: (github: ReturnType<typeof githubApi>, asked: string[]) => Promise<T>) {
  const { environment, asked, stop } = await fakeGithub(standing);
  try {
    return await work(githubApi(environment), asked);
  } finally {
    await stop();
  }
}

const comments = Array.from({ length: 5 }, (_, id) => ({ id, body: `${id}`, user: { login: "octocat" } }));

test.each([1, 2, 3, 5, 100])("a list comes whole and in order from pages of %d", async (pageSize) => {
  await withGithub({ comments, pageSize }, async (github, asked) => {
    const found = await github.list<{ id: number }>("issues/7/comments");
    expect(found.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
    expect(asked).toHaveLength(Math.ceil(5 / pageSize));
  });
});

test("the token is sent to no next page outside of the API", async () => {
  const other = await fakeGithub();
  await withGithub({ comments, next: `${other.environment.GITHUB_API_URL}/repos/owner/name/issues` }, async (github) => {
    await expect(github.list("issues/7/comments")).rejects.toThrow("a next page outside of its API");
  });
  expect(other.asked).toEqual([]);
  await other.stop();
});

test("a refusal says what was asked and what GitHub said, and never the token", async () => {
  await withGithub({ refuses: 403 }, async (github) => {
    const refusal = await github.send("POST", "issues/7/comments", { body: "" }).catch((error: Error) => error.message);
    expect(refusal).toBe('GitHub answered 403 to POST /repos/owner/name/issues/7/comments: {"message":"no"}');
  });
});

test("all that a job has forgotten is named at once", () => {
  expect(() => githubApi({ GITHUB_REPOSITORY: "owner/name" })).toThrow("must hand over GITHUB_API_URL, GITHUB_TOKEN.");
});
