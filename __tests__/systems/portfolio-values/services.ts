import type { SystemStacks, Values } from "../../support/system-stacks";
import { arg, args, by, groupsOf, leadsTo, only, type Row, tiersOf } from "../values/row";

const ROLES = ["frontend", "backend"] as const;
const name = (environment: string, role: string) => `portfolio-${environment}-${role}`;

const service = ({ the }: SystemStacks, environment: string, role: string) =>
  the("aws_ecs_service", { name: name(environment, role) });
const task = ({ the }: SystemStacks, environment: string, role: string) =>
  the("aws_ecs_task_definition", { family: name(environment, role) });
export function container(stacks: SystemStacks, environment: string, role: string): Record<string, unknown> {
  return only<Values>(JSON.parse(String(task(stacks, environment, role).container_definitions)), "container");
}
/** What scales a service, by the service that its target or its policy names. */
const scaling = ({ of }: SystemStacks, type: string, role: string) =>
  only(
    of(type).filter(({ resource_id: id }) => String(id).includes(`service-${role}_`)),
    `${type} of ${role}`,
  );

/** Rows that are the same for both services. */
const each = (make: (role: (typeof ROLES)[number]) => Row[]): Row[] => ROLES.flatMap(make);
const perRole = <T>(frontend: T, backend: T) => ({ frontend, backend });

const ports = perRole(3000, 8000);
const health = perRole("/", "/api/v1/health");
const writable = perRole(["/tmp", "/app/.next/cache"], ["/tmp"]);
/** Where the agent of ECS Exec writes. */
const SHELL_PATHS = ["/var/lib/amazon", "/var/log/amazon"];
const secrets = perRole<[string, string][]>(
  [],
  [
    ["APPLICATION_SECRET", "}"],
    ["APPLICATION_SECRET_PREVIOUS", "}::AWSPREVIOUS:"],
  ],
);

export const services: Row[] = [
  ...each((role) => [
    {
      value: `the ${role} has 256 CPU units and 512 MiB on Fargate`,
      read: (stacks, environment) =>
        args(task(stacks, environment, role), "cpu", "memory", "requires_compatibilities", "network_mode"),
      is: ["256", "512", ["FARGATE"], "awsvpc"],
    },
    {
      value: `the ${role} answers on ${ports[role]}, where the load balancer sends its requests`,
      read: (stacks, environment) => [
        arg(container(stacks, environment, role), "portMappings.containerPort"),
        ...args(service(stacks, environment, role).load_balancer, "container_port", "container_name"),
        leadsTo(arg(service(stacks, environment, role), "load_balancer.target_group_arn"), ..."frontend backend".split(" ")),
      ],
      is: (environment: string) => [ports[role], ports[role], name(environment, role), role],
    },
    {
      value: `the ${role}'s container is asked for ${health[role]} too`,
      read: (stacks, environment) => (arg(container(stacks, environment, role), "healthCheck.command") as string[]).at(-1),
      is: `http://127.0.0.1:${ports[role]}${health[role]}`,
    },
    {
      value: `the ${role} starts with 1 task, in staging and prod with 2`,
      read: (stacks, environment) => arg(service(stacks, environment, role), "desired_count"),
      is: by(1, 2, 2),
    },
    {
      value: `the ${role} has 1 to 4 tasks, in staging and prod 2 to 4`,
      read: (stacks) =>
        args(scaling(stacks, "aws_appautoscaling_target", role), "min_capacity", "max_capacity", "scalable_dimension"),
      is: by([1, 4, "ecs:service:DesiredCount"], [2, 4, "ecs:service:DesiredCount"], [2, 4, "ecs:service:DesiredCount"]),
    },
    {
      value: `the ${role} scales to 70 % of CPU, after 120 seconds either way`,
      read: (stacks) => {
        const policy = scaling(stacks, "aws_appautoscaling_policy", role);
        return [arg(policy, "policy_type"), arg(policy, "target_tracking_scaling_policy_configuration")];
      },
      is: [
        "TargetTrackingScaling",
        {
          predefined_metric_specification: { predefined_metric_type: "ECSServiceAverageCPUUtilization" },
          target_value: 70,
          scale_in_cooldown: 120,
          scale_out_cooldown: 120,
        },
      ],
    },
    {
      value: `the ${role} is replaced with 200 % at most and 100 % healthy at least`,
      read: (stacks, environment) =>
        args(service(stacks, environment, role), "deployment_maximum_percent", "deployment_minimum_healthy_percent"),
      is: [200, 100],
    },
    {
      value: `a deployment of the ${role} that fails goes back, by circuit breaker and by alarm`,
      read: (stacks, environment) => {
        const { deployment_circuit_breaker: breaker, alarms } = service(stacks, environment, role);
        return [...args(breaker, "enable", "rollback"), ...args(alarms, "enable", "rollback")];
      },
      is: [true, true, true, true],
    },
    {
      value: `the ${role} runs as a user that is not root, with no right of root's where nobody opens a shell`,
      read: (stacks, environment) => {
        const { user, linuxParameters } = container(stacks, environment, role);
        return { user, ...(linuxParameters as { capabilities?: object }).capabilities };
      },
      is: by({ user: "1000:1000" }, ...(Array(2).fill({ user: "1000:1000", add: [], drop: ["ALL"] }) as [object, object])),
    },
    {
      value: `the ${role}'s root file system is read-only, with volumes where it must write, and a shell where there is one`,
      read: (stacks, environment) => {
        const { readonlyRootFilesystem, mountPoints } = container(stacks, environment, role);
        const mounted = mountPoints as { sourceVolume: string; containerPath: string; readOnly: boolean }[];
        const volumes = (arg(task(stacks, environment, role), "volume") as Values[]).map((volume) => volume.name);
        expect(mounted.map(({ sourceVolume }) => sourceVolume)).toEqual(volumes);
        return [readonlyRootFilesystem, mounted.filter(({ readOnly }) => !readOnly).map(({ containerPath }) => containerPath)];
      },
      is: (environment: string) => [true, [...writable[role], ...(environment === "dev" ? SHELL_PATHS : [])]],
    },
    {
      value: `the ${role} stands in the private subnets, in the group ecs, without public addresses`,
      read: (stacks, environment) => {
        const { network_configuration: network, launch_type: launch } = service(stacks, environment, role);
        return [
          launch,
          tiersOf(arg(network, "subnets")),
          groupsOf(arg(network, "security_groups")),
          arg(network, "assign_public_ip"),
        ];
      },
      is: ["FARGATE", ["private", "private"], ["ecs"], false],
    },
    {
      value: `the ${role} is handed ${secrets[role].length > 0 ? "the application secret, its value now and before, by ARN" : "no secret"}`,
      read: (stacks, environment) => {
        const handed = (container(stacks, environment, role).secrets ?? []) as { name: string; valueFrom: string }[];
        return handed.map(({ name, valueFrom }) => [
          name,
          /aws_secretsmanager_secretapplication_value_secret_\w+arn(\}.*)$/.exec(valueFrom)?.[1],
        ]);
      },
      is: secrets[role],
    },
    {
      value: `the ${role} starts as a public image that stands in until one was pushed`,
      read: (stacks, environment) => arg(container(stacks, environment, role), "image"),
      is: "public.ecr.aws/docker/library/node:22-alpine",
    },
    {
      value: `the ${role} logs to a group of its own`,
      read: (stacks, environment) => arg(container(stacks, environment, role), "logConfiguration.options.awslogs-group"),
      is: (environment: string) => `/ecs/portfolio-${environment}/${role}`,
    },
    {
      value: `the ${role}'s task role and execution role are two`,
      read: (stacks, environment) => {
        const { task_role_arn: own, execution_role_arn: starter } = task(stacks, environment, role);
        return [leadsTo(own, `service-${role}_roles_task_role`), leadsTo(starter, `service-${role}_roles_execution_role`)];
      },
      is: [`service-${role}_roles_task_role`, `service-${role}_roles_execution_role`],
    },
  ]),
  {
    value: "the backend is told where replicas are, where there are any",
    read: (stacks, environment) =>
      (container(stacks, environment, "backend").environment as { name: string }[])
        .map(({ name }) => name)
        .filter((name) => name.startsWith("DATABASE_")),
    is: (environment: string) => [
      "DATABASE_HOST",
      "DATABASE_NAME",
      "DATABASE_PORT",
      ...(environment === "dev" ? [] : ["DATABASE_READER_HOSTS"]),
      "DATABASE_USER",
    ],
  },
];
