import { actionsOf, delivered, statementsNamed } from "./delivered";

const HCP = { organization: "acme", project: "platforms" };
const built = delivered();
const managed = (name: string) => statementsNamed(built, "aws_iam_policy", `shop-test-delivery-${name}`);
const inline = (name: string, from = built) => statementsNamed(from, "aws_iam_role_policy", `shop-test-${name}`);

test("the roles break no rule and keep within IAM's quotas", () => {
  expect(built.broken).toEqual([]);
  expect(built.problems).toEqual([]);
});

test("a plan wears what reads only, an apply that and one policy for each part", () => {
  const worn = (role: string) =>
    built
      .of("aws_iam_role_policy_attachment")
      .filter((attachment) => String(attachment.role).includes(`_${role}_`))
      .map(({ policy_arn: arn }) => /delivery_(\w+)_policy_/.exec(String(arn))?.[1]);
  expect(worn("plan")).toEqual(["read"]);
  expect(worn("apply")).toEqual([
    "read",
    "identity",
    "network",
    "data",
    "workloads",
    "edge",
    "watching",
    "beanstalk",
    "containers",
  ]);
});

test("every statement of a policy has a name of its own", () => {
  const policies = ["read", "identity", "network", "data", "workloads", "edge", "watching", "beanstalk", "containers"].map(
    managed,
  );
  for (const statements of [...policies, inline("plan"), inline("apply"), inline("deploy")]) {
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length);
    for (const { Sid } of statements) expect(Sid).toMatch(/^[A-Za-z\d]+$/);
  }
});

test("durable data cannot be destroyed by an apply, disposable buckets can be emptied", () => {
  const sids = (data: "durable" | "disposable") => inline("apply", delivered({ data })).map(({ Sid }) => Sid);
  expect(sids("durable")).toContain("KeepData");
  expect(sids("durable")).not.toContain("EmptyBuckets");
  expect(sids("disposable")).toContain("EmptyBuckets");
  expect(sids("disposable")).not.toContain("KeepData");
});

test("an apply works where the environment and its state are", () => {
  const regions = (changes: Parameters<typeof delivered>[0]) =>
    inline("apply", delivered(changes)).find(({ Sid }) => Sid === "OnlyItsRegions")?.Condition?.StringNotEquals[
      "aws:RequestedRegion"
    ];
  expect(regions({})).toEqual(["us-west-2", "eu-west-1", "us-east-1"]);
  expect(regions({ state: HCP })).toEqual(["us-west-2", "us-east-1"]);
});

test("runs of HCP Terraform take the roles of their phases, beside GitHub's jobs, where the state lies there and nowhere else", () => {
  const trusted = (role: string, from: typeof built) =>
    statementsNamed(from, "aws_iam_role", `shop-test-${role}`).map(({ Sid, Condition }) => [
      Sid,
      Condition?.StringLike?.["app.terraform.io:sub"],
    ]);
  const phase = (name: string) => `organization:acme:project:platforms:workspace:shop-test-*:run_phase:${name}`;
  const github = ["GithubJob", undefined];
  const inHcp = delivered({ state: HCP });
  expect(trusted("plan", inHcp)).toEqual([github, ["HcpRun", phase("plan")]]);
  expect(trusted("apply", inHcp)).toEqual([github, ["HcpRun", phase("apply")]]);
  expect(trusted("deploy", inHcp)).toEqual([github]);
  for (const role of ["plan", "apply", "deploy"]) expect(trusted(role, built)).toEqual([github]);
});

test("with HCP Terraform neither role reaches a state in this account", () => {
  const elsewhere = delivered({ state: HCP });
  const policies = elsewhere.of("aws_iam_role_policy").map(({ policy }) => String(policy));
  expect(policies.filter((policy) => /terraform|LockFiles/.test(policy))).toEqual([]);
});

test("parts that an environment is not made of can neither be read nor made", () => {
  const few = delivered({ parts: ["identity", "network"] });
  expect(few.of("aws_iam_policy").map(({ name }) => name)).toEqual([
    "shop-test-boundary",
    "shop-test-delivery-read",
    "shop-test-delivery-identity",
    "shop-test-delivery-network",
  ]);
  const services = actionsOf(statementsNamed(few, "aws_iam_policy", "shop-test-delivery-read")).map((each) => each.split(":")[0]);
  expect([...new Set(services)]).toEqual(["iam", "kms", "secretsmanager", "ec2"]);
});

test("each role lets in the jobs that it is for", () => {
  const subject = (role: string) =>
    JSON.stringify(statementsNamed(built, "aws_iam_role", `shop-test-${role}`)[0].Condition?.StringEquals);
  expect(subject("plan")).toContain('"repo:Acme/platforms:pull_request"');
  expect(subject("deploy")).toBe(subject("apply"));
  expect(subject("apply")).toContain('"repo:Acme/platforms:environment:shop-test"');
  expect(subject("apply")).toContain('"refs/heads/main"');
});

test("a deployment may do what the application asks for, within the boundary that an apply does not wear", () => {
  expect(inline("deploy").map(({ Sid }) => Sid)).toEqual(["Migrate"]);
  const boundaries = Object.fromEntries(built.of("aws_iam_role").map((role) => [role.name, role.permissions_boundary]));
  expect(boundaries).toEqual({
    "shop-test-plan": undefined,
    "shop-test-apply": undefined,
    "shop-test-deploy": expect.stringContaining("aws_iam_policy.delivery_boundary"),
  });
  const without = delivered({ application: "none" });
  expect(without.of("aws_iam_role").map(({ name }) => name)).toEqual(["shop-test-plan", "shop-test-apply"]);
});

test("operators of another account read logs, metrics and traces, and change nothing", () => {
  const delivery = {
    repository: "a/b",
    ownerId: "1",
    repositoryId: "2",
    operators: { accountId: "222222222222", externalId: "oo" },
  };
  const withOperators = delivered({ delivery });
  const looks = actionsOf(inline("operators", withOperators));
  expect(looks.filter((action) => !/:(Describe|Get|List|Filter|BatchGet|StartQuery|StopQuery)/.test(action))).toEqual([]);
  expect(withOperators.broken).toEqual([]);
  expect(built.of("aws_iam_role").map(({ name }) => name)).not.toContain("shop-test-operators");
});
