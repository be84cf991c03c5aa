import { actionsOf, delivered, lettingTo, statementsNamed } from "./delivered";

// A system on App Runner with tasks on graphics processors and a proxy before its database: what its delivery may do.
const PARTS = [
  "identity",
  "network",
  "data",
  "workloads",
  ["app-runner", "proxies"],
  "containers",
  "gpu",
  "edge",
  "watching",
] as const;
const built = delivered({ parts: PARTS });
const managed = (name: string) => statementsNamed(built, "aws_iam_policy", `shop-test-delivery-${name}`);
const written = [...managed("app-runner-proxies"), ...managed("gpu")];
const runner = (resource: string) => `arn:aws:apprunner:us-west-2:111111111111:${resource}`;
const webAcl = (name: string) => `arn:aws:wafv2:us-west-2:111111111111:regional/webacl/${name}/0a1b`;
const group = (name: string) => `arn:aws:autoscaling:us-west-2:111111111111:autoScalingGroup:0a1b:autoScalingGroupName/${name}`;

test("with all of these the roles break no rule and keep within IAM's quotas", () => {
  expect([...built.broken, ...built.problems]).toEqual([]);
});

/** What the Service Authorization Reference asks for, resource by resource. */
test.each([
  ["apprunner:CreateService", runner("service/shop-test-api/0a1b")],
  ["apprunner:CreateService", runner("autoscalingconfiguration/shop-test-api/1/0a1b")],
  ["apprunner:CreateService", runner("observabilityconfiguration/shop-test-traces/1/0a1b")],
  ["apprunner:CreateService", runner("vpcconnector/shop-test-services/1/0a1b")],
  ["apprunner:CreateVpcIngressConnection", runner("vpcingressconnection/shop-test-ai/0a1b")],
  // To put a web ACL before a service, both are asked for, by both services.
  ["apprunner:AssociateWebAcl", runner("service/shop-test-api/0a1b")],
  ["apprunner:AssociateWebAcl", webAcl("shop-test-origins")],
  ["wafv2:AssociateWebACL", runner("service/shop-test-api/0a1b")],
  ["rds:ModifyDBProxy", "arn:aws:rds:us-west-2:111111111111:db-proxy:prx-0a1b"],
  ["autoscaling:CreateAutoScalingGroup", group("shop-test-gpu")],
  ["ecs:CreateCapacityProvider", "arn:aws:ecs:us-west-2:111111111111:capacity-provider/shop-test-gpu"],
])("an apply may call %s on %s", (action, resource) => {
  expect(lettingTo(written, action, resource)).toHaveLength(1);
});

test("the web ACL's own side is the edge's part", () => {
  expect(lettingTo(managed("edge"), "wafv2:AssociateWebACL", webAcl("shop-test-origins"))).toHaveLength(1);
});

test.each([
  ["apprunner:DeleteService", runner("service/shop-prod-api/0a1b")],
  ["apprunner:AssociateWebAcl", webAcl("shop-prod-origins")],
  ["wafv2:AssociateWebACL", runner("service/shop-prod-api/0a1b")],
  ["autoscaling:DeleteAutoScalingGroup", group("shop-prod-gpu")],
  ["ecs:DeleteCapacityProvider", "arn:aws:ecs:us-west-2:111111111111:capacity-provider/shop-prod-gpu"],
])("another environment's is out of reach for %s on %s", (action, resource) => {
  expect(actionsOf(written)).toContain(action);
  expect(lettingTo(written, action, resource)).toEqual([]);
});

test("App Runner gets the environment's roles, whether it says who it is or not, and no other service that says so gets them", () => {
  const passing = written.filter(({ Action }) => Action.includes("iam:PassRole"));
  expect(passing.map(({ Resource, Condition }) => [Resource, Condition])).toEqual([
    [
      "arn:aws:iam::111111111111:role/shop-test-*",
      {
        StringEqualsIfExists: {
          "iam:PassedToService": ["apprunner.amazonaws.com", "build.apprunner.amazonaws.com", "tasks.apprunner.amazonaws.com"],
        },
      },
    ],
  ]);
});

test("a plan reads services, groups and capacity, and changes none", () => {
  const read = actionsOf(managed("read"));
  expect(read).toEqual(expect.arrayContaining(["apprunner:Describe*", "autoscaling:Describe*", "ecs:Describe*"]));
  expect(read.filter((action) => /^(apprunner|autoscaling):(?!Describe|List)/.test(action))).toEqual([]);
});

test("parts that share a policy have all that each of them needs, under one name and with no statement twice", () => {
  const alone = delivered({ parts: ["identity", "app-runner", "proxies"] });
  const shared = delivered({ parts: ["identity", ["app-runner", "proxies"]] });
  const of = (name: string, from: typeof built) => statementsNamed(from, "aws_iam_policy", `shop-test-delivery-${name}`);
  const together = of("app-runner-proxies", shared);
  expect(together).toEqual([...of("app-runner", alone), ...of("proxies", alone)]);
  expect(of("read", shared)).toEqual(of("read", alone));
  expect(new Set(together.map(({ Sid }) => Sid)).size).toBe(together.length);
  expect(shared.of("aws_iam_policy").map(({ name }) => name)).not.toContain("shop-test-delivery-proxies");
});

test("parts with statements of the same name cannot share a policy: IAM would refuse it", () => {
  expect(delivered({ parts: ["identity", ["app-runner", "gpu"]] }).problems).toEqual([
    "app-runner-gpu: the policy shop-test-delivery-app-runner-gpu must give each statement a name of its own, got LinkedRoles again",
  ]);
});

test("a role wears ten managed policies at most", () => {
  const worn = built.of("aws_iam_role_policy_attachment").filter(({ role }) => String(role).includes("_apply_"));
  expect(worn).toHaveLength(PARTS.length + 1);
  expect(worn.length).toBeLessThanOrEqual(10);
});
