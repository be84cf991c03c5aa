import type { SystemStacks, Values } from "../../support/system-stacks";
import { arg, args, inProd, leadsTo, only, type Row, tiersOf } from "../values/row";

const ROLES = ["web", "api", "ai"];
const taskOf = ({ the }: SystemStacks, environment: string, role: string) =>
  the("aws_ecs_task_definition", { family: `foundry-${environment}-${role}` });
const containersOf = (task: Values) => JSON.parse(String(task.container_definitions)) as Record<string, unknown>[];
const balancer = ({ the }: SystemStacks, environment: string, role: string) =>
  the("aws_lb", { name: `foundry-${environment}-${role}` });

/** What there is instead of App Runner. */
export const tasks: Row[] = [
  {
    value: "nothing of App Runner is left",
    read: ({ resources }) => resources().filter(({ type }) => type.startsWith("aws_apprunner_")),
    is: [],
  },
  {
    value: "web, api and ai are as large as they are on App Runner",
    read: (stacks, environment) => ROLES.map((role) => args(taskOf(stacks, environment, role), "cpu", "memory")),
    is: inProd(
      [
        ["256", "512"],
        ["1024", "2048"],
        ["1024", "2048"],
      ],
      [
        ["256", "512"],
        ["512", "1024"],
        ["1024", "2048"],
      ],
    ),
  },
  {
    value: "there are as many of them as on App Runner",
    read: ({ of }) =>
      of("aws_appautoscaling_target")
        .map((target) => [
          leadsTo(arg(target, "resource_id"), "service-web_", "service-api_", "aws_ecs_service.service_"),
          ...args(target, "min_capacity", "max_capacity"),
        ])
        .sort(),
    is: inProd(
      [
        ["aws_ecs_service.service_", 2, 10],
        ["service-api_", 2, 10],
        ["service-web_", 2, 4],
      ],
      [
        ["aws_ecs_service.service_", 1, 4],
        ["service-api_", 1, 4],
        ["service-web_", 1, 2],
      ],
    ),
  },
  {
    value: "the load balancer of web and api stands in public subnets, that of ai in the app subnets, and is internal",
    read: (stacks, environment) =>
      ["origin", "ai"].map((role) => {
        const each = balancer(stacks, environment, role);
        return [
          arg(each, "internal"),
          tiersOf(each.subnets),
          (each.security_groups as string[]).map((group) => leadsTo(group, "groups_alb_", "groups_ai-door_")),
        ];
      }),
    is: [
      [false, ["public", "public"], ["groups_alb_"]],
      [true, ["app", "app"], ["groups_ai-door_"]],
    ],
  },
  {
    value: "both are asked by HTTPS, with a certificate for a name of their own",
    read: ({ of, layers, resources }) => {
      expect(of("aws_lb_listener").map((listener) => args(listener, "port", "protocol"))).toEqual(Array(2).fill([443, "HTTPS"]));
      return layers
        .filter((layer) => layer !== "edge")
        .flatMap((layer) => resources(layer))
        .filter(({ type }) => type === "aws_acm_certificate")
        .map(({ values }) => values.domain_name)
        .sort();
    },
    is: inProd(
      ["ai.foundry.example.com", "origin.foundry.example.com"],
      ["ai.dev.foundry.example.com", "origin.dev.foundry.example.com"],
    ),
  },
  {
    value: "targets are asked whether they are well: web at /, api at /api/health, ai at /healthz",
    read: ({ of }, environment) =>
      of("aws_lb_target_group")
        .map((targets) => [
          String(targets.name).replace(`foundry-${environment}-`, ""),
          ...args(targets, "port", "health_check.path"),
        ])
        .sort(),
    is: [
      ["ai-8000", 8000, "/healthz"],
      ["api-8081", 8081, "/api/health"],
      ["web-8080", 8080, "/"],
    ],
  },
  {
    value: "every service has a log group of its own, and a collector of traces beside it",
    read: (stacks, environment) =>
      ROLES.map((role) => {
        const [main, ...more] = containersOf(taskOf(stacks, environment, role));
        return [arg(main, "logConfiguration.options.awslogs-group"), more.map(({ name }) => name)];
      }),
    is: (environment: string) => ROLES.map((role) => [`/ecs/foundry-${environment}/${role}`, ["otel-collector"]]),
  },
  {
    value: "a container can write where it must, and nowhere else",
    read: (stacks, environment) =>
      ROLES.map((role) =>
        args(only(containersOf(taskOf(stacks, environment, role)).slice(0, 1), "container"), "readonlyRootFilesystem", "user"),
      ),
    is: ROLES.map(() => [true, "1000:1000"]),
  },
];
