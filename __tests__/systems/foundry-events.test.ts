import { type EventJson, matches } from "../support/event-pattern";
import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { environments, systemIn } from "../support/system-stacks";
import { variants } from "../support/variants";
import { accountOf } from "./delivery-needs";

const { fargate, proxy, onDemand } = variants.foundry;
const shipped = synthesizeSystem("foundry");
const withProxy = synthesizeAll(proxy);
const tried = [
  ...environments.map((environment) => ({ what: "shipped", outdir: shipped, environment, onRunners: ["web", "api", "ai"] })),
  { what: "on Fargate", outdir: synthesizeAll(fargate), environment: "prod", onRunners: [] },
  { what: "with ai on graphics processors", outdir: withProxy, environment: "dev", onRunners: ["web", "api"] },
  { what: "with everything as tasks", outdir: synthesizeAll(onDemand), environment: "prod", onRunners: [] },
].map((each) => ({ ...each, onTasks: ["web", "api", "ai"].filter((role) => !each.onRunners.includes(role)) }));

/** What App Runner sends. Source: App Runner developer guide, "Handling App Runner events in EventBridge". */
const ofRunner = (account: string, serviceName: string, operationStatus: string): EventJson => ({
  version: "0",
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  "detail-type": "AppRunner Service Operation Status Change",
  source: "aws.apprunner",
  account,
  time: "2026-01-02T03:04:05Z",
  region: "us-east-1",
  resources: [`arn:aws:apprunner:us-east-1:${account}:service/${serviceName}/8fe1e10304f84fd2b0df550fe98a71fa`],
  detail: {
    operationStatus,
    serviceName,
    serviceId: "8fe1e10304f84fd2b0df550fe98a71fa",
    message: "Service deployment failed.",
    severity: "WARN",
  },
});

/** What ECS sends. Source: ECS developer guide, "Amazon ECS service deployment state change events". */
const ofTasks = (account: string, cluster: string, service: string, eventName: string): EventJson => ({
  version: "0",
  id: "ddca6449-b258-46c0-8653-e0e3aEXAMPLE",
  "detail-type": "ECS Deployment State Change",
  source: "aws.ecs",
  account,
  time: "2026-01-02T03:04:05Z",
  region: "us-east-1",
  resources: [`arn:aws:ecs:us-east-1:${account}:service/${cluster}/${service}`],
  detail: { eventType: "ERROR", eventName, deploymentId: "ecs-svc/123", reason: "ECS deployment circuit breaker: task failed." },
});

describe.each(tried)("foundry $what in $environment", ({ outdir, environment, onRunners, onTasks }) => {
  const { of, resources } = systemIn(outdir, "foundry", environment);
  const [prefix, account] = [`foundry-${environment}`, accountOf(environment)];
  const rules = of("aws_cloudwatch_event_rule");

  /** What a name will be that a stack below hands over. */
  const names = [...resources("ai"), ...resources("services")].flatMap(({ address, values }) => {
    const name = values.service_name ?? values.name;
    return [[address.replace(".", ""), String(name)] as const];
  });
  const filled = (text: string) =>
    text.replace(
      /\$\{data\.terraform_remote_state\.[^}]*outputs\.cross-stack-output-([^}]*?)(service_name|name)\}/g,
      (all, address) => {
        return names.find(([each]) => each === address)?.[1] ?? all;
      },
    );
  const patterns = rules.map(({ event_pattern: pattern }) => JSON.parse(filled(String(pattern))));
  const heard = (event: EventJson) => patterns.filter((pattern) => matches(pattern, event)).length;

  test("there is one rule for services on App Runner and one for tasks, as far as there are any", () => {
    expect(rules.map(({ name }) => name).sort()).toEqual([
      ...(onTasks.length > 0 ? [`${prefix}-deployments`] : []),
      ...(onRunners.length > 0 ? [`${prefix}-runner-events`] : []),
    ]);
    expect(JSON.stringify(patterns)).not.toContain("${");
  });

  test.each(["CreateServiceFailed", "UpdateServiceFailed", "DeploymentFailed", "ResumeServiceFailed"])(
    "%s is told of each service that is on App Runner, and of no other",
    (status) => {
      const told = ["web", "api", "ai", "worker"].filter((role) => heard(ofRunner(account, `${prefix}-${role}`, status)) === 1);
      expect(told).toEqual(onRunners);
      const others = ["portfolio-dev-api", `foundry-${environment === "prod" ? "dev" : "prod"}-api`];
      expect(others.filter((name) => heard(ofRunner(account, name, status)) > 0)).toEqual([]);
    },
  );

  test.each([
    "UpdateServiceCompletedSuccessfully",
    "DeploymentCompletedSuccessfully",
    "DeploymentStarted",
    "CreateServiceStarted",
  ])("%s wakes nobody", (status) => {
    expect(["web", "api", "ai"].filter((role) => heard(ofRunner(account, `${prefix}-${role}`, status)) > 0)).toEqual([]);
  });

  test("a deployment that ECS gives up is told of each service of the environment's cluster, and what goes well is not", () => {
    const told = (cluster: string, event: string) =>
      ["web", "api", "ai"].filter((role) => heard(ofTasks(account, cluster, `${cluster}-${role}`, event)) === 1);
    expect(told(prefix, "SERVICE_DEPLOYMENT_FAILED")).toEqual(onTasks.length > 0 ? ["web", "api", "ai"] : []);
    expect(told(`${prefix}-2`, "SERVICE_DEPLOYMENT_FAILED")).toEqual([]);
    expect(told("portfolio-prod", "SERVICE_DEPLOYMENT_FAILED")).toEqual([]);
    for (const event of ["SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED"]) {
      expect(told(prefix, event)).toEqual([]);
    }
  });

  test("what is heard reaches the alarms' topic, in one sentence that names the service", () => {
    const topic = resources("watching").find(({ type }) => type === "aws_sns_topic")?.address;
    const targets = of("aws_cloudwatch_event_target");
    expect(targets.map(({ arn }) => arn)).toEqual(rules.map(() => `\${${topic}.arn}`));
    for (const { input_transformer: transformer } of targets) {
      const { input_paths, input_template } = transformer as { input_paths: Record<string, string>; input_template: string };
      const words = [...input_template.matchAll(/<(\w+)>/g)].map(([, word]) => word);
      expect(words.sort()).toEqual(Object.keys(input_paths).sort());
      expect(input_template).toMatch(/^"[^"]*Service: <service>\.[^"]*First: [^"]*"$/);
    }
  });
});

test.each<{ what: string; pattern: Parameters<typeof matches>[0]; event: EventJson; sent: boolean }>([
  { what: "one of several values", pattern: { a: ["x", "y"] }, event: { a: "y" }, sent: true },
  { what: "none of them", pattern: { a: ["x"] }, event: { a: "y" }, sent: false },
  { what: "a value in a list", pattern: { a: ["x"] }, event: { a: ["w", "x"] }, sent: true },
  { what: "a field that is missing", pattern: { a: { b: ["x"] } }, event: { a: "x" }, sent: false },
  { what: "how it begins", pattern: { a: [{ prefix: "x/" }] }, event: { a: "x/1" }, sent: true },
  { what: "how it ends", pattern: { a: [{ suffix: "Failed" }] }, event: { a: "FailedNot" }, sent: false },
])("a pattern is read as EventBridge reads it: $what", ({ pattern, event, sent }) => {
  expect(matches(pattern, event)).toBe(sent);
});
