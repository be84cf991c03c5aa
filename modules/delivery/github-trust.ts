import type { PolicyStatement } from "../security/policy-document";
import type { DeliverySettings } from "./delivery-settings";
import { AUDIENCE, GITHUB_ISSUER, githubProviderArn } from "./github-provider";

/**
 * Which of a repository's jobs: those that run in one of its GitHub environments, or, to `review`, those of its pull requests
 * and of its default branch outside of any environment, such as a schedule's.
 */
export type GithubJob = "review" | { readonly environment: string; readonly branch?: string };

/**
 * Lets one kind of job of one repository in, and nothing else: every condition is compared letter by letter.
 *
 * The subject comes in two forms. Repositories made since July 2026, renamed ones and those that asked for it carry the
 * numbers of owner and repository in it, older ones do not. The older form alone could be had by whoever takes over a
 * name that was given up; so the number of the repository is asked for besides.
 * Source: GitHub, "OpenID Connect reference"; IAM, "Available keys for AWS OIDC federation".
 *
 * GitHub gives no token to pull requests from forks.
 */
export function trustsGithub(accountId: string, from: DeliverySettings, job: GithubJob): PolicyStatement {
  const [owner, name] = from.repository.split("/");
  const branches = from.defaultBranch ? [`ref:refs/heads/${from.defaultBranch}`] : [];
  const contexts = job === "review" ? ["pull_request", ...branches] : [`environment:${job.environment}`];
  const forms = [`repo:${owner}/${name}`, `repo:${owner}@${from.ownerId}/${name}@${from.repositoryId}`];
  const claims: Record<string, string | string[]> = {
    aud: AUDIENCE,
    sub: contexts.flatMap((context) => forms.map((form) => `${form}:${context}`)),
    repository_id: from.repositoryId,
    ...(job !== "review" && job.branch && { ref: `refs/heads/${job.branch}` }),
  };
  return {
    Sid: "GithubJob",
    Effect: "Allow",
    Principal: { Federated: githubProviderArn(accountId) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${GITHUB_ISSUER}:${claim}`, value])),
    },
  };
}
