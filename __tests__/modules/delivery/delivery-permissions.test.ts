import { actionsOf, delivered, lettingTo, scope, statementsNamed } from "./delivered";

const PARTS = ["identity", "network", "data", "workloads", "edge", "watching", "beanstalk", "containers"];
const built = delivered();
const managed = (name: string) => statementsNamed(built, "aws_iam_policy", `shop-test-delivery-${name}`);
const written = PARTS.flatMap(managed);
const read = managed("read");
const find = (statements: typeof read, sid: string) => statements.find(({ Sid }) => Sid === sid);

test("whatever a plan may do is reading, taking a lock, or using a key behind it", () => {
  const verbs = actionsOf(read).filter((action) => !/:(Describe|Get|List|View|Check|Validate|GET)/.test(action));
  expect(verbs).toEqual(["kms:Decrypt", "kms:Decrypt"]);
  expect(find(read, "ReadVariables")?.Condition).toEqual({
    "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/shop-test-*" },
    StringLike: { "kms:ViaService": "lambda.*.amazonaws.com" },
  });
  expect([...new Set(actionsOf(statementsNamed(built, "aws_iam_role_policy", "shop-test-plan")))].sort()).toEqual([
    "dynamodb:DeleteItem",
    "dynamodb:DescribeTable",
    "dynamodb:GetItem",
    "dynamodb:PutItem",
    "kms:Decrypt",
    "kms:GenerateDataKey",
    "s3:DeleteObject",
    "s3:GetObject",
    "s3:ListBucket",
    "s3:PutObject",
  ]);
});

test.each([
  "secretsmanager:GetSecretValue",
  "s3:GetObject",
  "ssm:GetParametersByPath",
  "logs:GetLogEvents",
  "logs:FilterLogEvents",
  "sqs:ReceiveMessage",
  "dynamodb:GetItem",
  "dynamodb:Scan",
  "rds:DownloadDBLogFilePortion",
  "ec2:GetPasswordData",
  "ec2:GetConsoleOutput",
  "ecr:GetAuthorizationToken",
  "ecr:GetDownloadUrlForLayer",
  "elasticache:Connect",
  "bedrock:InvokeModel",
  "backup:GetRecoveryPointRestoreMetadata",
  "sts:AssumeRole",
])("a plan is not let at data by %s", (action) => {
  const covers = (pattern: string) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(action);
  expect(actionsOf(read.filter(({ Sid }) => Sid !== "ReadBundles")).filter(covers)).toEqual([]);
});

test("the only objects that a delivery reads and writes are source bundles", () => {
  const ofObjects = [...read, ...written].filter(({ Action }) =>
    [Action].flat().some((action) => /^s3:(Get|Put)Object$/.test(action)),
  );
  const places = ofObjects.map(({ Sid, Resource }) => [Sid, Resource]);
  expect(places).toEqual([
    ["ReadBundles", "arn:aws:s3:::shop-test-*-bundles-*/*"],
    ["VersionFiles", "arn:aws:s3:::elasticbeanstalk-*-111111111111/*"],
    ["Bundles", "arn:aws:s3:::shop-test-*-bundles-*/*"],
  ]);
});

/** What an apply of the stacks asks for, resource by resource. */
test.each([
  ["rds:CreateEventSubscription", "arn:aws:rds:us-west-2:111111111111:es:shop-test-postgres-instance"],
  ["rds:CreateDBCluster", "arn:aws:rds:us-west-2:111111111111:cluster:shop-test-vectors"],
  ["rds:CreateDBClusterParameterGroup", "arn:aws:rds:us-west-2:111111111111:cluster-pg:shop-test-vectors-aurora16"],
  ["rds:CreateDBInstance", "arn:aws:rds:us-west-2:111111111111:pg:default.aurora-postgresql16"],
  ["secretsmanager:CreateSecret", "arn:aws:secretsmanager:us-west-2:111111111111:secret:rds!cluster-0a1b"],
  ["cloudwatch:PutDashboard", "arn:aws:cloudwatch::111111111111:dashboard/shop-test"],
  [
    "cloudwatch:PutMetricAlarm",
    "arn:aws:cloudwatch:us-west-2:111111111111:alarm:TargetTracking-function:shop-test-api:live-AlarmHigh-1",
  ],
  ["apigateway:POST", "arn:aws:apigateway:us-west-2::/clientcertificates"],
  ["logs:TagResource", "arn:aws:logs:us-east-1:111111111111:delivery-source:shop-test-frontend"],
  ["logs:TagResource", "arn:aws:logs:us-east-1:111111111111:delivery:0a1b2c"],
  ["kms:RetireGrant", "arn:aws:kms:us-west-2:111111111111:key/0a1b"],
  ["s3:TagResource", "arn:aws:s3:::shop-test-documents-0a1b"],
  ["ec2:AssociateVpcCidrBlock", "arn:aws:ec2:us-west-2:111111111111:vpc/vpc-0a1b"],
  ["ec2:DisassociateSubnetCidrBlock", "arn:aws:ec2:us-west-2:111111111111:subnet/subnet-0a1b"],
])("an apply may call %s on %s", (action, resource) => {
  expect(lettingTo(written, action, resource)).toHaveLength(1);
});

test("an apply names each action that changes something, and no action twice within a statement", () => {
  expect(actionsOf(written).filter((action) => action.includes("*"))).toEqual([]);
  expect(actionsOf(written).length).toBeGreaterThan(300);
  for (const { Action } of written) expect(new Set(Action).size).toBe([Action].flat().length);
});

test("what an apply changes everywhere has no name that could tell whose it is", () => {
  const everywhere = written.filter(({ Resource, Condition }) => Resource === "*" && !Condition).flatMap(({ Action }) => Action);
  expect(everywhere.sort()).toEqual([
    "acm:RequestCertificate",
    "backup-storage:MountCapsule",
    "bedrock:CreateKnowledgeBase",
    "ce:CreateAnomalyMonitor",
    "ce:CreateAnomalySubscription",
    "cloudfront:CreateCachePolicy",
    "cloudfront:CreateDistribution",
    "cloudfront:CreateFunction",
    "cloudfront:CreateMonitoringSubscription",
    "cloudfront:CreateOriginAccessControl",
    "cloudfront:CreateOriginRequestPolicy",
    "cloudfront:CreateResponseHeadersPolicy",
    "cloudfront:DeleteMonitoringSubscription",
    "elasticbeanstalk:CreateStorageLocation",
    "elasticloadbalancing:SetWebAcl",
    "elasticloadbalancing:SetWebAcl",
    "kms:CreateKey",
    "logs:CreateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:DeleteQueryDefinition",
    "logs:DeleteResourcePolicy",
    "logs:PutQueryDefinition",
    "logs:PutResourcePolicy",
    "logs:UpdateLogDelivery",
    "route53:AssociateVPCWithHostedZone",
    "route53:CreateHostedZone",
    "sns:SetSubscriptionAttributes",
    "sns:Unsubscribe",
  ]);
});

test("an apply makes roles of the environment only, each within the boundary", () => {
  expect(find(written, "MakeBoundRoles")).toMatchObject({
    Resource: "arn:aws:iam::111111111111:role/shop-test-*",
    Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::111111111111:policy/shop-test-boundary" } },
  });
  for (const action of ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"]) {
    const granting = written.filter(({ Action }) => Action.includes(action)).map(({ Sid }) => Sid);
    expect(granting).toEqual(["MakeBoundRoles"]);
  }
});

test("an apply passes the environment's roles to named services only", () => {
  const passes = written.filter(({ Action }) => Action.includes("iam:PassRole"));
  expect(passes.map(({ Resource }) => Resource)).toEqual(Array(2).fill("arn:aws:iam::111111111111:role/shop-test-*"));
  const [identity, containers] = passes.map(({ Condition }) => Condition?.StringEquals["iam:PassedToService"]);
  expect(identity).toContain("lambda.amazonaws.com");
  expect(identity).not.toContain("ecs-tasks.amazonaws.com");
  expect(containers).toEqual(["ecs-tasks.amazonaws.com"]);
});

test("what another environment tagged is neither changed nor removed", () => {
  const tags = { "aws:ResourceTag/System": "shop", "aws:ResourceTag/Environment": "test" };
  expect(find(written, "MakeNetwork")?.Condition).toEqual({ StringEqualsIfExists: tags });
  expect(find(written, "RemoveNetwork")?.Condition).toEqual({ StringEquals: tags });
  expect(find(written, "RemoveKeys")?.Condition).toEqual({ StringEquals: tags });
});

test("records are written for the environment's own domain only", () => {
  expect(find(written, "Records")?.Condition).toEqual({
    "ForAllValues:StringLike": {
      "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["test.example.com", "*.test.example.com"],
    },
  });
});

test("an environment without a public name may write no record and make no zone", () => {
  const edge = statementsNamed(delivered({ scope: { ...scope, domain: "none" } }), "aws_iam_policy", "shop-test-delivery-edge");
  expect(edge.length).toBeGreaterThan(0);
  expect(actionsOf(edge).filter((action) => /^route53:(Change|Create)/.test(action))).toEqual([]);
  expect(actionsOf(managed("edge"))).toContain("route53:ChangeResourceRecordSets");
});

test("secrets are made below the environment's path, and never read", () => {
  expect(find(written, "Secrets")?.Resource).toBe("arn:aws:secretsmanager:*:111111111111:secret:shop/test/*");
  expect(actionsOf([...read, ...written])).not.toContain("secretsmanager:GetSecretValue");
});
