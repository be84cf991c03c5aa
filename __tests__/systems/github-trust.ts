import { statementsOf } from "../support/system-stacks";
import { accountOf, type SynthesizedEnvironment } from "./delivery-needs";

const ISSUER = "token.actions.githubusercontent.com";

/** Tests that each role of delivery can be taken by its own jobs of the system's repository only. */
export function rolesAreForTheirJobs({ system, environment, stacks }: SynthesizedEnvironment, repositoryId: string): void {
  const prefix = `${system}-${environment}`;
  const subjects = [`repo:example/${system}`, `repo:example@1001/${system}@${repositoryId}`];

  test.each([
    { role: "plan", jobs: ["pull_request", "ref:refs/heads/main"] },
    { role: "apply", jobs: [`environment:${prefix}`] },
    { role: "deploy", jobs: [`environment:${prefix}`] },
  ])("$role is for GitHub jobs of $jobs only, in both forms of subject", ({ role, jobs }) => {
    const [trust, ...more] = statementsOf(stacks.the("aws_iam_role", { name: `${prefix}-${role}` }).assume_role_policy);
    expect(more).toEqual([]);
    const provider = `arn:aws:iam::${accountOf(environment)}:oidc-provider/${ISSUER}`;
    expect(trust.Principal).toEqual({ Federated: provider });
    expect(trust.Condition).toEqual({
      StringEquals: {
        [`${ISSUER}:aud`]: "sts.amazonaws.com",
        [`${ISSUER}:sub`]: jobs.flatMap((job) => subjects.map((subject) => `${subject}:${job}`)),
        [`${ISSUER}:repository_id`]: repositoryId,
        ...(role !== "plan" && { [`${ISSUER}:ref`]: "refs/heads/main" }),
      },
    });
  });
}
