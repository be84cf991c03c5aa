import { containersOf, remedyAt } from "../../containers";
import type { Rule } from "../../rule";

/** Who breaks into a container cannot change its program. */
export const containerReadsItsRoot: Rule = {
  controls: ["ECS.5"],
  types: ["aws_ecs_task_definition"],
  remedy: (task) =>
    remedyAt(containersOf(task), (container) => container.readonlyRootFilesystem === true, "set readonlyRootFilesystem"),
};
