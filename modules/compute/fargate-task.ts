import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Construct } from "constructs";
import { check } from "../shared/check";
import { type ContainerStart, containerDefinitions, type ServiceContainer, volumesOf } from "./container-definition";
import type { FargateSettings } from "./fargate-settings";
import type { TaskRoles } from "./task-roles";

/** Names of variables whose value would be a secret; one that ends in `_ARN` or `_NAME` only says where it lies. */
const SECRET_NAME = /(PASSWORD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_KEY|PRIVATE_KEY|CREDENTIALS)$/i;
/** Numbers of a user and a group, none of them root's. */
const PLAIN_USER = /^[1-9]\d*:[1-9]\d*$/;
/** Below it root alone may listen. */
const FIRST_PLAIN_PORT = 1_024;

export interface FargateTaskProps {
  readonly size: Pick<FargateSettings, "cpuUnits" | "memoryMiB">;
  readonly container: ServiceContainer;
  /** `name` is the family's too. */
  readonly start: ContainerStart;
  readonly roles: TaskRoles;
}

/**
 * The task definition of a service with one container. A change is a new revision, and the ones before stay: a
 * deployment that fails goes back to one of them, and ECS starts nothing from a revision that is no longer there.
 */
export class FargateTask extends Construct {
  readonly resource: EcsTaskDefinition;

  constructor(scope: Construct, id: string, { size, container, start, roles }: FargateTaskProps) {
    super(scope, id);
    check(this, containerProblems(container));
    this.resource = new EcsTaskDefinition(this, "definition", {
      family: start.name,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: String(size.cpuUnits),
      memory: String(size.memoryMiB),
      runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
      executionRoleArn: roles.execution.arn,
      taskRoleArn: roles.task.arn,
      containerDefinitions: containerDefinitions(container, start),
      volume: volumesOf(container, start.shell).map(({ name }) => ({ name })),
      skipDestroy: true,
    });
  }
}

/** What of a container would not run, or would show a secret. */
export function containerProblems({
  port,
  healthPath,
  user,
  writablePaths,
  variables,
  secrets,
}: ServiceContainer): (string | false)[] {
  const volumes = volumesOf({ writablePaths }, "none");
  const twice = volumes.filter(({ name }, place) => volumes.findIndex((other) => other.name === name) !== place);
  return [
    (port < FIRST_PLAIN_PORT || port > 65_535) &&
      `container.port must be from ${FIRST_PLAIN_PORT} to 65535, because the user is not root, got ${port}`,
    !/^\/[\w./-]*$/.test(healthPath) && `container.healthPath must be a path such as "/health", got "${healthPath}"`,
    !PLAIN_USER.test(user) && `container.user must be a user's and a group's number, none of them 0, got "${user}"`,
    ...writablePaths.map(
      (path) => !/^(\/[\w.-]+)+$/.test(path) && `container.writablePaths must be absolute paths below /, got "${path}"`,
    ),
    ...twice.map(({ path, name }) => `container.writablePaths must give different volumes, got "${path}" for ${name} again`),
    ...Object.keys(variables).flatMap((name) => [
      SECRET_NAME.test(name) && `container.variables must hold no secret, got ${name}: put its ARN into container.secrets`,
      name in secrets && `container.variables must not repeat a name of container.secrets, got ${name}`,
    ]),
  ];
}
