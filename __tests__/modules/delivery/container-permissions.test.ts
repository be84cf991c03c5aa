import { actionsOf, delivered, lettingTo, statementsNamed } from "./delivered";

// A system on containers: what its delivery may do.
const built = delivered({ parts: ["identity", "network", "data", "workloads", "containers", "edge", "watching"] });
const managed = (name: string) => statementsNamed(built, "aws_iam_policy", `shop-test-delivery-${name}`);
const containers = managed("containers");

test("with containers, too, the roles keep within IAM's quotas", () => {
  expect(built.broken).toEqual([]);
  expect(built.problems).toEqual([]);
});

/** What an apply of the stacks asks for, resource by resource. */
test.each([
  ["ecs:CreateCluster", "arn:aws:ecs:us-west-2:111111111111:cluster/shop-test"],
  ["ecs:CreateService", "arn:aws:ecs:us-west-2:111111111111:service/shop-test/shop-test-backend"],
  ["ecs:RegisterTaskDefinition", "arn:aws:ecs:us-west-2:111111111111:task-definition/shop-test-backend:7"],
  ["ecs:TagResource", "arn:aws:ecs:us-west-2:111111111111:task-definition/shop-test-backend:7"],
  ["ecr:PutLifecyclePolicy", "arn:aws:ecr:us-west-2:111111111111:repository/shop-test-backend"],
  [
    "elasticloadbalancing:CreateLoadBalancer",
    "arn:aws:elasticloadbalancing:us-west-2:111111111111:loadbalancer/app/shop-test/0a1b",
  ],
  [
    "elasticloadbalancing:CreateTargetGroup",
    "arn:aws:elasticloadbalancing:us-west-2:111111111111:targetgroup/shop-test-backend/0a1b",
  ],
  ["elasticloadbalancing:CreateRule", "arn:aws:elasticloadbalancing:us-west-2:111111111111:listener/app/shop-test-alb/0a1b/2c3d"],
  ["elasticache:CreateReplicationGroup", "arn:aws:elasticache:us-west-2:111111111111:replicationgroup:shop-test-redis"],
  ["elasticache:CreateUser", "arn:aws:elasticache:us-west-2:111111111111:user:shop-test-app"],
  [
    "cloudwatch:PutMetricAlarm",
    "arn:aws:cloudwatch:us-west-2:111111111111:alarm:TargetTracking-service/shop-test/shop-test-backend-AlarmHigh-1",
  ],
])("an apply may call %s on %s", (action, resource) => {
  expect(lettingTo(containers, action, resource)).toHaveLength(1);
});

test.each([
  ["ecs:UpdateService", "arn:aws:ecs:us-west-2:111111111111:service/shop-prod/shop-prod-backend"],
  ["ecr:DeleteRepository", "arn:aws:ecr:us-west-2:111111111111:repository/shop-prod-backend"],
  [
    "elasticloadbalancing:DeleteLoadBalancer",
    "arn:aws:elasticloadbalancing:us-west-2:111111111111:loadbalancer/app/shop-prod/0a1b",
  ],
  [
    "elasticloadbalancing:DeleteLoadBalancer",
    "arn:aws:elasticloadbalancing:us-west-2:111111111111:loadbalancer/app/shop-test2/0a1b",
  ],
  ["elasticache:DeleteReplicationGroup", "arn:aws:elasticache:us-west-2:111111111111:replicationgroup:shop-prod-redis"],
])("another environment's is out of reach for %s on %s", (action, resource) => {
  expect(actionsOf(containers)).toContain(action);
  expect(lettingTo(containers, action, resource)).toEqual([]);
});

test("images are the application's: an apply neither pushes nor pulls nor removes one", () => {
  const touching = actionsOf([...containers, ...managed("read")]).filter((action) =>
    /^ecr:.*(Image$|Layer|Authorization)/.test(action),
  );
  expect(touching).toEqual([]);
});

test("an apply makes the roles that services of its parts keep for themselves, and no others", () => {
  const linking = (part: string) =>
    managed(part).find(({ Sid }) => Sid === "LinkedRoles")?.Condition?.StringEquals["iam:AWSServiceName"];
  expect(linking("containers")).toEqual(
    ["ecs", "ecs.application-autoscaling", "elasticache", "elasticloadbalancing"].map((word) => `${word}.amazonaws.com`),
  );
  expect(linking("identity")).not.toContain("ecs.amazonaws.com");
  const free = [...containers, ...managed("identity")].filter(
    ({ Action, Condition }) => Action.includes("iam:CreateServiceLinkedRole") && !Condition,
  );
  expect(free).toEqual([]);
});
