import { dev } from "../../../environments/portfolio/dev";
import type { ServicesSettings } from "../../../stacks/portfolio/services-settings";
import { type ServiceAccess, ServicesStack } from "../../../stacks/portfolio/services-stack";
import { home, written } from "./portfolio-app";

const nothing: ServiceAccess = { statements: [], variables: {}, secrets: {}, repositoryArns: [] };
const SECRET = "arn:aws:secretsmanager:us-east-1:111111111111:secret:portfolio/dev/application-a1b2c3";
const REPOSITORY = "arn:aws:ecr:us-east-1:111111111111:repository/portfolio-dev-backend";

function services(changes: Partial<ServicesSettings> = {}) {
  return written((app, layer, network) => {
    new ServicesStack(app, layer("services"), {
      settings: { ...dev.services, shell: "none", ...changes },
      site: { name: "shop.example.com", zoneId: () => "Z1" },
      network,
      access: {
        frontend: { ...nothing, variables: { SITE_URL: "https://shop.example.com" } },
        backend: {
          statements: [{ Sid: "Own", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" }],
          variables: {},
          secrets: { APPLICATION_SECRET: SECRET },
          repositoryArns: [REPOSITORY],
        },
      },
      ...home,
      accessLogDays: 90,
    });
  })("services");
}

const plain = services();
const guarded = services({ waf: { requestsPer5Minutes: 2_000 } });
type Stack = typeof plain;
const policyOf = ({ of }: Stack, name: string) =>
  of("aws_iam_role_policy")
    .filter((each) => each.name === name)
    .map(({ policy }) => String(policy))
    .join();
const containerOf = ({ of }: Stack, role: string) => {
  const task = of("aws_ecs_task_definition").find(({ family }) => family === `portfolio-dev-${role}`);
  return JSON.parse(String(task?.container_definitions))[0];
};

test("the site answers at its name and at www, with one certificate for both", () => {
  expect(plain.one("aws_acm_certificate")).toMatchObject({
    domain_name: "shop.example.com",
    subject_alternative_names: ["*.shop.example.com"],
  });
  const names = plain.of("aws_route53_record").filter((record) => !record.allow_overwrite);
  expect(names.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "shop.example.com A",
    "shop.example.com AAAA",
    "www.shop.example.com CNAME",
  ]);
  expect(plain.file.output.api_url.value).toBe("https://shop.example.com/api");
});

test("what a service may do is its task's, what it is handed its starter's", () => {
  expect(policyOf(plain, "portfolio-dev-backend-task")).toContain('"Sid":"Own"');
  expect(policyOf(plain, "portfolio-dev-backend-task")).not.toContain(SECRET);
  expect(policyOf(plain, "portfolio-dev-backend-execution")).toContain(SECRET);
  expect(policyOf(plain, "portfolio-dev-backend-execution")).toContain(REPOSITORY);
  expect(policyOf(plain, "portfolio-dev-backend-execution")).not.toContain('"Sid":"Own"');
});

test("one service gets nothing of the other's", () => {
  const frontend = ["task", "execution"].map((kind) => policyOf(plain, `portfolio-dev-frontend-${kind}`)).join();
  expect(frontend).toContain("/ecs/portfolio-dev/frontend");
  for (const stranger of [SECRET, REPOSITORY, '"Sid":"Own"', "/ecs/portfolio-dev/backend"]) {
    expect(frontend).not.toContain(stranger);
  }
  expect(containerOf(plain, "frontend")).not.toHaveProperty("secrets");
  expect(containerOf(plain, "frontend").environment).toEqual([{ name: "SITE_URL", value: "https://shop.example.com" }]);
  expect(containerOf(plain, "backend").secrets).toEqual([{ name: "APPLICATION_SECRET", valueFrom: SECRET }]);
});

test("each service has targets, a log group and an alarm for its deployments of its own", () => {
  expect(
    plain
      .of("aws_lb_target_group")
      .map(({ port }) => port)
      .sort(),
  ).toEqual([3000, 8000]);
  expect(
    plain
      .of("aws_cloudwatch_metric_alarm")
      .map(({ alarm_name: name }) => name)
      .sort(),
  ).toEqual(["backend", "frontend"].map((role) => `portfolio-dev-${role}-deployment-5xx`));
  const logs = plain.of("aws_cloudwatch_log_group").map(({ name }) => name);
  expect(logs).toEqual(expect.arrayContaining(["backend", "frontend", "cluster"].map((role) => `/ecs/portfolio-dev/${role}`)));
});

test("the containers' logs have days of their own, the web ACL's the environment's", () => {
  const days = services({ logDays: 7, waf: { requestsPer5Minutes: 2_000 } })
    .of("aws_cloudwatch_log_group")
    .map(({ name, retention_in_days: kept }) => [String(name).startsWith("aws-waf-logs-"), kept]);
  expect(new Map(days as [boolean, number][])).toEqual(
    new Map([
      [true, 30],
      [false, 7],
    ]),
  );
});

test("a web ACL stands before the load balancer, or there is none", () => {
  expect(plain.of("aws_wafv2_web_acl")).toEqual([]);
  expect(guarded.one("aws_wafv2_web_acl")).toMatchObject({ name: "portfolio-dev-site", scope: "REGIONAL" });
  expect(guarded.one("aws_wafv2_web_acl_association").resource_arn).toMatch(/^\$\{aws_lb\./);
  const addresses = ["aws_lb", "aws_ecs_service", "aws_ecs_cluster"];
  expect(addresses.flatMap(guarded.addresses)).toEqual(addresses.flatMap(plain.addresses));
});

test("without a shell no task may open one, with it both may, and what is typed is logged", () => {
  const open = services({ shell: "ecs-exec" });
  const channels = (stack: Stack) =>
    stack.of("aws_iam_role_policy").filter(({ policy }) => String(policy).includes("ssmmessages:")).length;
  expect([channels(plain), channels(open)]).toEqual([0, 2]);
  expect(open.of("aws_ecs_service").map(({ enable_execute_command: may }) => may)).toEqual([true, true]);
  expect(JSON.stringify(open.one("aws_ecs_cluster").configuration)).toContain('"/ecs/portfolio-dev/cluster"');
});

test("the load balancer logs into a bucket that it may write to before it is made", () => {
  const { access_logs: logs, depends_on: before } = plain.one("aws_lb");
  expect(logs).toMatchObject({ enabled: true, bucket: expect.stringMatching(/^\$\{aws_s3_bucket\.access-logs_/) });
  expect(before).toContainEqual(expect.stringMatching(/^aws_s3_bucket_policy\.access-logs_/));
});
