import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import { type ITerraformDependable, TerraformElement } from "cdktf";
import { AdoptedLogGroups, type AdoptedLogGroupsProps } from "../../../modules/monitoring/adopted-log-groups";
import { build } from "../../support/build";
import { home } from "../compute/an-image";

const PREFIX = "/aws/apprunner/shop-test-";
const GROUPS = [`${PREFIX}web/a1/application`, `${PREFIX}web/a1/service`];

let adopted: ITerraformDependable;
const built = (changes: Partial<AdoptedLogGroupsProps> = {}, groups = GROUPS) =>
  build((stack) => {
    const names = { name: "shop-test-log-care", namePrefix: PREFIX };
    const logs = new AdoptedLogGroups(stack, "service-logs", { ...names, home, data: "durable", ...changes });
    adopted = logs.adopt("web", groups);
  });

type Stack = ReturnType<typeof built>;
const runsOf = (stack: Stack) =>
  stack.of("aws_lambda_invocation").map(({ input, depends_on }) => ({ input: JSON.parse(String(input)), depends_on }));
const careOf = (stack: Stack) => {
  const { Statement: statements } = JSON.parse(String(stack.one("aws_iam_role_policy").policy));
  return statements.filter(({ Sid }: { Sid: string }) => !Sid.startsWith("Own"));
};

test("durable groups get the stack's retention and key, and are kept", () => {
  expect(runsOf(built()).map(({ input }) => input)).toEqual([
    { groups: GROUPS, retentionDays: 30, kmsKeyArn: home.keyArn, afterDelete: "keep" },
  ]);
});

test("disposable groups go by a run of its own, which another retention or key does not replace", () => {
  const runs = runsOf(built({ data: "disposable", home: { ...home, logDays: 7 } }));
  expect(runs.map(({ input }) => input)).toEqual([
    { groups: GROUPS, afterDelete: "delete" },
    { groups: GROUPS, retentionDays: 7, kmsKeyArn: home.keyArn, afterDelete: "keep" },
  ]);
  // Known to Terraform before any group is made, and gone after it.
  expect(runs[1].depends_on).toContainEqual(expect.stringMatching(/^aws_lambda_invocation\.service-logs_web-removal_\w+$/));
});

test("another wish replaces a run, so that one that fails is tried again", () => {
  for (const { triggers, input, lifecycle_scope } of built({ data: "disposable" }).of("aws_lambda_invocation")) {
    expect(lifecycle_scope).toBe("CRUD");
    expect(triggers).toEqual({ input });
  }
});

test("what needs the groups waits for the run that cares for them", () => {
  built({ data: "disposable" });
  expect(adopted).toBeInstanceOf(LambdaInvocation);
  expect(adopted instanceof TerraformElement && adopted.node.path).toBe("test/service-logs/web");
});

test.each([
  { data: "durable", more: [] },
  { data: "disposable", more: ["logs:DeleteLogGroup"] },
] as const)("the function may do no more to $data groups than it must, and nothing to others", ({ data, more }) => {
  expect(careOf(built({ data }))).toEqual([
    {
      Sid: "CareForGroups",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:AssociateKmsKey", ...more],
      Resource: "arn:aws:logs:us-east-1:111111111111:log-group:/aws/apprunner/shop-test-*",
    },
  ]);
});

test("it breaks no rule", () => {
  const stack = built({ data: "disposable" });
  expect([...stack.broken, ...stack.problems]).toEqual([]);
});

test("names that AWS decides in part are taken in", () => {
  const { problems } = build((stack) => {
    const { registryId } = new EcrRepository(stack, "other", { name: "other" });
    const names = { name: "shop-test-log-care", namePrefix: PREFIX };
    const logs = new AdoptedLogGroups(stack, "service-logs", { ...names, home, data: "durable" });
    logs.adopt("web", [`${PREFIX}web/${registryId}/service`, `/aws/apprunner/${registryId}/service`, registryId]);
  });
  expect(problems).toEqual([]);
});

test("groups that the function may not touch, a prefix that is none, and no groups at all are refused", () => {
  expect(built({}, [...GROUPS, "/aws/lambda/shop"]).problems).toEqual([
    `service-logs: groups of web must begin with namePrefix "${PREFIX}", got "/aws/lambda/shop"`,
  ]);
  expect(built({ namePrefix: "" }).problems).toEqual(['service-logs: namePrefix must match ^[.\\-_/#A-Za-z0-9]{1,500}$, got ""']);
  expect(built({}, []).problems).toEqual(["service-logs: groups of web must name one log group or more, got none"]);
});
