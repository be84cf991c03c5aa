import { catalogue } from "../../environments";
import type { Catalogue } from "../../systems/platforms";
import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { systemIn } from "../support/system-stacks";
import { variants } from "../support/variants";
import { accountOf, isAllowed, missing, without, worn } from "./delivery-needs";

const environmentsOf = (variant: string, outdir: string, names: readonly string[]) =>
  names.map((environment) => ({
    system: "foundry",
    environment,
    variant,
    stacks: systemIn(outdir, "foundry", environment),
  }));
const made = [
  ...environmentsOf("shipped", synthesizeSystem("foundry"), Object.keys(catalogue.systems.foundry)),
  ...Object.entries<Catalogue>(variants.foundry).flatMap(([variant, given]) =>
    environmentsOf(variant, synthesizeAll(given), Object.keys(given.systems.foundry ?? {})),
  ),
];
const madeAs = (variant: string, environment: string) => {
  const found = made.find((each) => each.variant === variant && each.environment === environment);
  if (!found) throw new Error(`foundry ${environment} is not tried as ${variant}`);
  return found;
};

describe.each(made)("foundry in $environment, $variant:", ({ variant, ...made }) => {
  const { environment, stacks } = made;
  const { of } = stacks;
  const prefix = `foundry-${environment}`;
  const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:${accountOf(environment)}:${resource}`;
  const rolesOf = (type: string, argument: string) =>
    of(type)
      .map((values) => String(values[argument]).replace(`${prefix}-`, ""))
      .sort();

  test("the apply role may make every resource there is, outside of delivery itself", () => {
    expect(missing(made, "apply")).toEqual([]);
  });

  test("the plan role may read every resource there is", () => {
    expect(missing(made, "plan")).toEqual([]);
  });

  test("no role wears more policies than IAM takes, and none is longer than it takes", () => {
    const count = new Map<string, number>();
    for (const { role } of of("aws_iam_role_policy_attachment")) {
      count.set(String(role), (count.get(String(role)) ?? 0) + 1);
    }
    expect(count.size).toBeGreaterThanOrEqual(2);
    expect([...count].filter(([, policies]) => policies > 10)).toEqual([]);
    const lengths = of("aws_iam_policy").map(({ name, policy }) => [name, String(policy).replace(/\s/g, "").length] as const);
    expect(lengths.length).toBeGreaterThan(8);
    expect(lengths.filter(([, length]) => length > 6_144)).toEqual([]);
    const inline = of("aws_iam_role_policy").map(({ name, policy }) => [name, String(policy).replace(/\s/g, "").length] as const);
    expect(inline.filter(([, length]) => length > 10_240)).toEqual([]);
  });

  test("a deployment pushes to the three repositories, and waits for or rolls out the services that there are", () => {
    const deploy = worn(made, "deploy");
    const may = (action: string, form: (role: string) => string) =>
      ["ai", "api", "web", "worker"].filter((role) => isAllowed(deploy, action, form(role)));
    expect(rolesOf("aws_ecr_repository", "name")).toEqual(["ai", "api", "web"]);
    expect(may("ecr:PutImage", (role) => arn("ecr", `repository/${prefix}-${role}`))).toEqual(["ai", "api", "web"]);
    const runners = rolesOf("aws_apprunner_service", "service_name");
    for (const action of ["DescribeService", "ListOperations", "StartDeployment"]) {
      expect(may(`apprunner:${action}`, (role) => arn("apprunner", `service/${prefix}-${role}/x`))).toEqual(runners);
    }
    const tasks = rolesOf("aws_ecs_service", "name");
    expect(may("ecs:UpdateService", (role) => arn("ecs", `service/${prefix}/${prefix}-${role}`))).toEqual(tasks);
    const release = (role: string) => arn("ecs", `task-definition/${prefix}-${role}-release:7`);
    expect(may("ecs:RegisterTaskDefinition", release)).toEqual(tasks);
    expect([...runners, ...tasks].sort()).toEqual(["ai", "api", "web"]);
  });

  test("the apply role may take away what another choice left behind", () => {
    const apply = worn(made, "apply");
    const left = [
      ["apprunner:DeleteService", arn("apprunner", `service/${prefix}-ai/x`)],
      ["ecs:DeleteService", arn("ecs", `service/${prefix}/${prefix}-ai`)],
      ["ecs:DeleteCapacityProvider", arn("ecs", `capacity-provider/${prefix}-gpu`)],
      ["elasticloadbalancing:DeleteLoadBalancer", arn("elasticloadbalancing", `loadbalancer/app/${prefix}-origin/x`)],
      ["rds:DeleteDBProxy", arn("rds", "db-proxy:prx-x")],
    ];
    expect(left.filter(([action, resource]) => !isAllowed(apply, action, resource))).toEqual([]);
  });

  test("tasks are passed their own roles by a deployment, and nothing else is passed", () => {
    const passes = worn(made, "deploy").filter(({ Action }) => [Action].flat().includes("iam:PassRole"));
    const tasks = rolesOf("aws_ecs_service", "name");
    expect(passes).toHaveLength(tasks.length > 0 ? 1 : 0);
    const passed = rolesOf("aws_iam_role", "name").filter((role) =>
      isAllowed(passes, "iam:PassRole", `arn:aws:iam::${accountOf(environment)}:role/${prefix}-${role}`),
    );
    expect(passed).toEqual(tasks.flatMap((role) => ["execution", "task"].map((kind) => `${role}-${kind}`)));
  });
});

/** Each of them left out is a mistake that somebody makes one day. */
test.each([
  { variant: "shipped", sid: "Runners", says: /service-web_service\S*: apprunner:CreateService on / },
  { variant: "shipped", sid: "Repositories", says: /: ecr:CreateRepository on / },
  { variant: "shipped", sid: "Firewalls", says: /: wafv2:CreateRegexPatternSet on / },
  { variant: "shipped", sid: "LogGroups", says: /: logs:PutMetricFilter on / },
  { variant: "shipped", sid: "Distributions", says: /: cloudfront:UpdateCachePolicy on / },
  { variant: "shipped", sid: "Buckets", says: /: s3:PutBucketCORS on / },
  { variant: "proxy", sid: "MakeProxies", says: /: rds:CreateDBProxy on \*$/ },
  { variant: "proxy", sid: "Proxies", says: /: rds:RegisterDBProxyTargets on / },
  { variant: "onDemand", sid: "Capacity", says: /: ecs:CreateCapacityProvider on / },
  { variant: "onDemand", sid: "ScalingPlans", says: /: autoscaling-plans:CreateScalingPlan on \*$/ },
  { variant: "fargate", sid: "Clusters", says: /: ecs:CreateService on / },
  { variant: "fargate", sid: "Balancers", says: /: elasticloadbalancing:CreateLoadBalancer on / },
])("$variant, a role without the statement $sid is found out", ({ variant, sid, says }) => {
  const found = missing(without(madeAs(variant, "prod"), sid), "apply");
  expect(found.filter((line) => says.test(line)).length).toBeGreaterThan(0);
});

test.each([
  { variant: "shipped", sid: "ReadRunners", says: /: apprunner:DescribeService on / },
  { variant: "onDemand", sid: "ReadContainers", says: /: ecs:DescribeCapacityProviders on / },
  { variant: "onDemand", sid: "ReadGroups", says: /: autoscaling:DescribeAutoScalingGroups on \*$/ },
])("$variant, a plan without the statement $sid is found out", ({ variant, sid, says }) => {
  const found = missing(without(madeAs(variant, "prod"), sid), "plan");
  expect(found.filter((line) => says.test(line)).length).toBeGreaterThan(0);
});

test("before services on App Runner a web ACL stands that both WAF and App Runner let be put there", () => {
  const shipped = madeAs("shipped", "prod");
  const associated = shipped.stacks.of("aws_wafv2_web_acl_association").map(({ resource_arn: to }) => String(to));
  expect(associated.map((to) => /aws_apprunner_service\.service-(\w+?)_/.exec(to)?.[1]).sort()).toEqual(["api", "web"]);
  const service = `arn:aws:apprunner:us-east-1:${accountOf("prod")}:service/foundry-prod-web/x`;
  const acl = `arn:aws:wafv2:us-east-1:${accountOf("prod")}:regional/webacl/foundry-prod-origins/x`;
  const apply = worn(shipped, "apply");
  const needs = [
    ["wafv2:AssociateWebACL", acl],
    ["wafv2:AssociateWebACL", service],
    ["wafv2:DisassociateWebACL", service],
    ["wafv2:GetWebACLForResource", service],
    ["apprunner:AssociateWebAcl", service],
    ["apprunner:AssociateWebAcl", acl],
    ["apprunner:DisassociateWebAcl", service],
    ["apprunner:DescribeWebAclForService", service],
  ];
  expect(needs.filter(([action, resource]) => !isAllowed(apply, action, resource))).toEqual([]);
  const plan = worn(shipped, "plan");
  expect(needs.filter(([action, resource]) => isAllowed(plan, action, resource)).map(([action]) => action)).toEqual([
    "wafv2:GetWebACLForResource",
    "apprunner:DescribeWebAclForService",
  ]);
});
