import { containersOf, remedyAt } from "../../containers";
import type { Rule } from "../../rule";

/** No container gets an AWS key or a registry password as a variable. */
export const containerHasNoSecretInClear: Rule = {
  controls: ["ECS.8"],
  types: ["aws_ecs_task_definition"],
  remedy: (task) =>
    remedyAt(
      containersOf(task),
      ({ environment = [] }) => !environment.some(({ name }) => SECRET.includes(name)),
      `hand ${SECRET.join(", ")} over as secrets, or use the task's role`,
    ),
};

const SECRET = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "ECS_ENGINE_AUTH_DATA"];
