import { type GithubJob, trustsGithub } from "../../../modules/delivery/github-trust";
import { settings } from "./delivered";

const ISSUER = "token.actions.githubusercontent.com";
const apply: GithubJob = { environment: "shop-test", branch: "main" };
const trust = (job: GithubJob) => trustsGithub("111111111111", settings, job);

/** What GitHub says of a job in its token. */
interface Claims {
  readonly aud: string;
  readonly sub: string;
  readonly repository_id: string;
  readonly ref: string;
}

/** IAM's StringEquals: every claim named must be one of the values named, letter by letter. */
function isAdmitted(job: GithubJob, claims: Claims): boolean {
  const { StringEquals: demanded = {}, ...others } = trust(job).Condition ?? {};
  expect(others).toEqual({});
  return Object.entries(demanded).every(([key, values]) =>
    [values].flat().includes(claims[key.replace(`${ISSUER}:`, "") as keyof Claims]),
  );
}

const OLD = "repo:Acme/platforms";
const NEW = "repo:Acme@123456/platforms@789012";
const applied: Claims = {
  aud: "sts.amazonaws.com",
  sub: `${OLD}:environment:shop-test`,
  repository_id: "789012",
  ref: "refs/heads/main",
};
const planned: Claims = { ...applied, sub: `${OLD}:pull_request`, ref: "refs/pull/7/merge" };

test("a job of the environment is trusted by both forms of its subject, and by nothing that is not compared exactly", () => {
  expect(trust(apply)).toEqual({
    Sid: "GithubJob",
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::111111111111:oidc-provider/${ISSUER}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: {
        [`${ISSUER}:aud`]: "sts.amazonaws.com",
        [`${ISSUER}:sub`]: [`${OLD}:environment:shop-test`, `${NEW}:environment:shop-test`],
        [`${ISSUER}:repository_id`]: "789012",
        [`${ISSUER}:ref`]: "refs/heads/main",
      },
    },
  });
});

test("a review is done by pull requests of any branch and by the default branch, both forms of each", () => {
  const subjects = [`${OLD}:pull_request`, `${NEW}:pull_request`, `${OLD}:ref:refs/heads/main`, `${NEW}:ref:refs/heads/main`];
  expect(trust("review").Condition).toEqual({
    StringEquals: {
      [`${ISSUER}:aud`]: "sts.amazonaws.com",
      [`${ISSUER}:sub`]: subjects,
      [`${ISSUER}:repository_id`]: "789012",
    },
  });
});

test("without a default branch, only pull requests review", () => {
  const { Condition } = trustsGithub("111111111111", { ...settings, defaultBranch: undefined }, "review");
  expect(Condition?.StringEquals[`${ISSUER}:sub`]).toEqual([`${OLD}:pull_request`, `${NEW}:pull_request`]);
});

test("without a default branch, any branch that GitHub lets into the environment applies", () => {
  const { Condition } = trustsGithub("111111111111", settings, { environment: "shop-test" });
  expect(Object.keys(Condition?.StringEquals ?? {})).not.toContain(`${ISSUER}:ref`);
});

test.each<{ who: string; job: GithubJob; claims: Claims }>([
  { who: "a job of the environment, older form", job: apply, claims: applied },
  { who: "a job of the environment, newer form", job: apply, claims: { ...applied, sub: `${NEW}:environment:shop-test` } },
  { who: "a pull request, older form", job: "review", claims: planned },
  { who: "a pull request, newer form", job: "review", claims: { ...planned, sub: `${NEW}:pull_request` } },
  { who: "a schedule of the default branch", job: "review", claims: { ...applied, sub: `${OLD}:ref:refs/heads/main` } },
])("$who is admitted", ({ job, claims }) => {
  expect(isAdmitted(job, claims)).toBe(true);
});

test.each<{ who: string; job: GithubJob; claims: Claims }>([
  { who: "a pull request that wants to apply", job: apply, claims: planned },
  { who: "an apply's job that asks for the plan role", job: "review", claims: applied },
  { who: "another branch that wants to review", job: "review", claims: { ...applied, sub: `${OLD}:ref:refs/heads/feature` } },
  { who: "a tag that wants to review", job: "review", claims: { ...applied, sub: `${OLD}:ref:refs/tags/main` } },
  { who: "another environment", job: apply, claims: { ...applied, sub: `${OLD}:environment:shop-prod` } },
  {
    who: "an environment whose name only begins alike",
    job: apply,
    claims: { ...applied, sub: `${OLD}:environment:shop-test2` },
  },
  { who: "another branch", job: apply, claims: { ...applied, ref: "refs/heads/feature" } },
  { who: "a tag of the branch's name", job: apply, claims: { ...applied, ref: "refs/tags/main" } },
  { who: "a job outside of any environment", job: apply, claims: { ...applied, sub: `${OLD}:ref:refs/heads/main` } },
  {
    who: "a fork",
    job: apply,
    claims: { ...applied, sub: "repo:mallory/platforms:environment:shop-test", repository_id: "666" },
  },
  { who: "a fork's pull request", job: "review", claims: { ...planned, sub: "repo:mallory/platforms:pull_request" } },
  { who: "another repository of the owner", job: apply, claims: { ...applied, sub: "repo:Acme/shop:environment:shop-test" } },
  { who: "who took over the repository's name", job: apply, claims: { ...applied, repository_id: "999999" } },
  {
    who: "who took over the owner's name",
    job: apply,
    claims: { ...applied, sub: "repo:Acme@9/platforms@789012:environment:shop-test" },
  },
  { who: "the same name in other letters", job: apply, claims: { ...applied, sub: "repo:acme/platforms:environment:shop-test" } },
  { who: "a token for somebody else", job: apply, claims: { ...applied, aud: "https://github.com/Acme" } },
])("$who is refused", ({ job, claims }) => {
  expect(isAdmitted(job, claims)).toBe(false);
});
