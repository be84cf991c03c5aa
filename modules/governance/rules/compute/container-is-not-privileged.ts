import { containersOf, remedyAt } from "../../containers";
import type { Rule } from "../../rule";

/** No container is root on its host. */
export const containerIsNotPrivileged: Rule = {
  controls: ["ECS.4"],
  types: ["aws_ecs_task_definition"],
  remedy: (task) => remedyAt(containersOf(task), ({ privileged }) => privileged !== true, "take privileged away"),
};
