import { containersOf, remedyAt } from "../../containers";
import type { Rule } from "../../rule";

/** What a container says can be looked up after it is gone. */
export const containerLogs: Rule = {
  controls: ["ECS.9"],
  types: ["aws_ecs_task_definition"],
  remedy: (task) =>
    remedyAt(containersOf(task), ({ logConfiguration }) => Boolean(logConfiguration?.logDriver), "set logConfiguration"),
};
