import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import type { ITerraformDependable } from "cdktf";
import { AdoptedLogGroups, type AdoptedLogGroupsProps } from "../../../modules/monitoring/adopted-log-groups";
import { build } from "../../support/build";
import { home } from "../compute/an-image";

const WEB = "/aws/apprunner/shop-test-web/";
const API = "/aws/apprunner/shop-test-api/";
const GROUPS = [`${WEB}a1/application`, `${WEB}a1/service`];
const names = { name: "shop-test-log-care", prefixes: [WEB, API] };

let adopted: ITerraformDependable;
let removal: readonly ITerraformDependable[];
const built = (changes: Partial<AdoptedLogGroupsProps> = {}, groups = GROUPS, role = "web") =>
  build((stack) => {
    const logs = new AdoptedLogGroups(stack, "service-logs", { ...names, home, data: "durable", ...changes });
    ({ removal } = logs);
    adopted = logs.adopt(role, groups);
  });

type Stack = ReturnType<typeof built>;
const runsOf = (stack: Stack) =>
  stack.of("aws_lambda_invocation").map(({ input, depends_on }) => ({ ...JSON.parse(String(input)), depends_on }));
const pathsOf = (dependables: readonly ITerraformDependable[]) =>
  dependables.map((each) => each instanceof LambdaInvocation && each.node.path);
const careOf = (stack: Stack) => {
  const { Statement: statements } = JSON.parse(String(stack.one("aws_iam_role_policy").policy));
  return statements.filter(({ Sid }: { Sid: string }) => !Sid.startsWith("Own"));
};

test("durable groups get the stack's retention and key, and nothing removes them", () => {
  expect(runsOf(built()).map(({ wanted }) => wanted)).toEqual([{ groups: GROUPS, retentionDays: 30, kmsKeyArn: home.keyArn }]);
  expect(removal).toEqual([]);
});

test("disposable groups go by a run of its own, which another retention or key does not replace", () => {
  const runs = runsOf(built({ data: "disposable", home: { ...home, logDays: 7 } }));
  expect(runs.map(({ wanted }) => wanted)).toEqual([
    { prefixes: [WEB, API] },
    { groups: GROUPS, retentionDays: 7, kmsKeyArn: home.keyArn },
  ]);
});

test("services come after the run that removes their groups, so that they go before it, and it knows no service", () => {
  const [run] = runsOf(built({ data: "disposable" }));
  expect(pathsOf(removal)).toEqual(["test/service-logs/removal"]);
  expect(run).toEqual({ wanted: { prefixes: [WEB, API] }, depends_on: expect.any(Array) });
  // At the end the function must still be allowed to do it.
  expect(run.depends_on).toContainEqual(expect.stringMatching(/^aws_iam_role_policy\.service-logs_function_/));
});

test("another wish replaces a run, so that one that fails is tried again", () => {
  for (const { triggers, input, lifecycle_scope } of built({ data: "disposable" }).of("aws_lambda_invocation")) {
    expect(lifecycle_scope).toBe("CRUD");
    expect(triggers).toEqual({ input });
  }
});

test("what needs the groups waits for the run that cares for them", () => {
  built({ data: "disposable" });
  expect(pathsOf([adopted])).toEqual(["test/service-logs/web"]);
});

const CARES = ["logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:AssociateKmsKey"];
test.each([
  { data: "durable", cares: CARES, more: [] },
  {
    data: "disposable",
    cares: [...CARES, "logs:DeleteLogGroup"],
    more: [{ Sid: "FindGroups", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" }],
  },
] as const)("the function may do no more to $data groups than it must, and nothing to others", ({ data, cares, more }) => {
  expect(careOf(built({ data }))).toEqual([
    {
      Sid: "CareForGroups",
      Effect: "Allow",
      Action: cares,
      Resource: [
        "arn:aws:logs:us-east-1:111111111111:log-group:/aws/apprunner/shop-test-web/*",
        "arn:aws:logs:us-east-1:111111111111:log-group:/aws/apprunner/shop-test-api/*",
      ],
    },
    ...more,
  ]);
});

test("it breaks no rule", () => {
  const stack = built({ data: "disposable" });
  expect([...stack.broken, ...stack.problems]).toEqual([]);
});

test("names that AWS decides in part are taken in", () => {
  const { problems } = build((stack) => {
    const { registryId } = new EcrRepository(stack, "other", { name: "other" });
    const logs = new AdoptedLogGroups(stack, "service-logs", { ...names, home, data: "durable" });
    logs.adopt("web", [`${API}${registryId}/service`, `/aws/apprunner/${registryId}/service`, registryId]);
  });
  expect(problems).toEqual([]);
});

test("groups that the function may not touch, and no groups at all, are refused", () => {
  expect(built({}, [...GROUPS, "/aws/lambda/shop", "/aws/apprunner/shop-test-website/a1/service"]).problems).toEqual([
    'service-logs: groups of web must begin with one of prefixes, got "/aws/lambda/shop", "/aws/apprunner/shop-test-website/a1/service"',
  ]);
  expect(built({}, []).problems).toEqual(["service-logs: groups of web must name one log group or more, got none"]);
});

test("prefixes that are none are refused, each by itself, and so are no prefixes at all", () => {
  const allowed = "prefixes must match ^[.\\-_/#A-Za-z0-9]{1,500}$";
  expect(built({ prefixes: [WEB, "", "/aws/*"] }).problems).toEqual([
    `service-logs: ${allowed}, got ""`,
    `service-logs: ${allowed}, got "/aws/*"`,
  ]);
  expect(built({ prefixes: [] }).problems).toContain("service-logs: prefixes must name one beginning or more, got none");
});

test("no service has the name of the run that removes", () => {
  expect(built({}, GROUPS, "removal").problems).toEqual([
    'service-logs: role must not be "removal", which is this construct\'s own',
  ]);
});
