import type { Rule } from "../../rule";

/** A task does not see the processes of its host. */
export const taskAvoidsHostProcesses: Rule = {
  controls: ["ECS.3"],
  types: ["aws_ecs_task_definition"],
  remedy: ({ values }) => (values.pid_mode === "host" ? "set pid_mode to task, or leave it out" : undefined),
};
