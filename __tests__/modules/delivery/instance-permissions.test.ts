import { actionsOf, delivered, lettingTo, scope, statementsNamed } from "./delivered";

// A system of instances, images and vectors that reaches a service of another region: what its delivery may do.
const HOST = "bedrock-runtime.ap-northeast-1.amazonaws.com";
const PARTS = ["identity", "network", "data", "workloads", "instances", "images", "vectors", "edge", "watching"] as const;
const built = delivered({ parts: PARTS, scope: { ...scope, privateNames: [HOST] } });
const managed = (name: string) => statementsNamed(built, "aws_iam_policy", `shop-test-delivery-${name}`);
const written = ["instances", "images", "vectors", "network"].flatMap(managed);
const group = (name: string) => `arn:aws:autoscaling:us-west-2:111111111111:autoScalingGroup:0a1b:autoScalingGroupName/${name}`;

test("with instances, images and vectors, too, the roles keep within IAM's quotas", () => {
  expect(built.broken).toEqual([]);
  expect(built.problems).toEqual([]);
});

/** What an apply of the stacks asks for, resource by resource. */
test.each([
  ["autoscaling:CreateAutoScalingGroup", group("shop-test-backend")],
  ["autoscaling:PutScalingPolicy", group("shop-test-backend")],
  // Another port makes another group of targets, which takes the place of the one before.
  ["autoscaling:AttachLoadBalancerTargetGroups", group("shop-test-backend")],
  ["autoscaling:DetachLoadBalancerTargetGroups", group("shop-test-backend")],
  [
    "cloudwatch:PutMetricAlarm",
    "arn:aws:cloudwatch:us-west-2:111111111111:alarm:TargetTracking-shop-test-backend-AlarmHigh-0a1b",
  ],
  ["ecr:SetRepositoryPolicy", "arn:aws:ecr:us-west-2:111111111111:repository/shop-test-processor"],
  ["s3vectors:CreateVectorBucket", "arn:aws:s3vectors:us-west-2:111111111111:bucket/shop-test-vectors"],
  ["s3vectors:DeleteIndex", "arn:aws:s3vectors:us-west-2:111111111111:bucket/shop-test-vectors/index/documents"],
  ["ec2:CreateVpcPeeringConnection", "arn:aws:ec2:ap-northeast-1:111111111111:vpc/vpc-0a1b"],
  ["ec2:AcceptVpcPeeringConnection", "arn:aws:ec2:us-west-2:111111111111:vpc-peering-connection/pcx-0a1b"],
  ["ec2:DeleteVpcPeeringConnection", "arn:aws:ec2:us-west-2:111111111111:vpc-peering-connection/pcx-0a1b"],
  ["route53:DeleteHostedZone", "arn:aws:route53:::hostedzone/Z0A1B"],
])("an apply may call %s on %s", (action, resource) => {
  expect(lettingTo(written, action, resource)).toHaveLength(1);
});

test.each([
  ["autoscaling:DeleteAutoScalingGroup", group("shop-prod-backend")],
  ["ecr:DeleteRepository", "arn:aws:ecr:us-west-2:111111111111:repository/shop-prod-processor"],
  ["s3vectors:DeleteVectorBucket", "arn:aws:s3vectors:us-west-2:111111111111:bucket/shop-prod-vectors"],
  ["s3vectors:DeleteIndex", "arn:aws:s3vectors:us-west-2:111111111111:bucket/shop-prod-vectors/index/documents"],
])("another environment's is out of reach for %s on %s", (action, resource) => {
  expect(actionsOf(written)).toContain(action);
  expect(lettingTo(written, action, resource)).toEqual([]);
});

test("what another environment tagged is neither peered with nor parted from", () => {
  const tags = { "aws:ResourceTag/System": "shop", "aws:ResourceTag/Environment": "test" };
  const condition = (sid: string) => written.find(({ Sid }) => Sid === sid)?.Condition;
  expect(condition("MakePeerings")).toEqual({ StringEqualsIfExists: tags });
  expect(condition("RemovePeerings")).toEqual({ StringEquals: tags });
});

test("beside the environment's domain, an apply writes records of the private name, and of no name below or above it", () => {
  const statements = [...written, ...managed("edge")].filter(({ Action }) => Action.includes("route53:ChangeResourceRecordSets"));
  const key = "route53:ChangeResourceRecordSetsNormalizedRecordNames";
  expect(statements.map(({ Condition }) => Condition)).toEqual([
    { "ForAllValues:StringEquals": { [key]: [HOST] } },
    { "ForAllValues:StringLike": { [key]: ["test.example.com", "*.test.example.com"] } },
  ]);
});

test("where no private zone answers for a distant service, there is no peering and no zone to remove", () => {
  const without = delivered({ parts: PARTS });
  const network = statementsNamed(without, "aws_iam_policy", "shop-test-delivery-network");
  expect(actionsOf(network).filter((action) => /Peering|^route53:/.test(action))).toEqual(["route53:AssociateVPCWithHostedZone"]);
});

test("a plan reads how groups, repositories and vector indexes are set, and nothing that is in them", () => {
  const read = actionsOf(managed("read"));
  expect(read).toEqual(expect.arrayContaining(["autoscaling:Describe*", "ecr:GetRepositoryPolicy", "s3vectors:GetIndex"]));
  const all = [...read, ...actionsOf(written)];
  expect(all.filter((action) => /^s3vectors:(\w*Vectors|.*\*)$/.test(action))).toEqual([]);
  expect(all.filter((action) => /^ecr:.*(Image$|Layer|Authorization)/.test(action))).toEqual([]);
});
