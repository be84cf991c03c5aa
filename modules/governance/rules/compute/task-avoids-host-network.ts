import type { Rule } from "../../rule";

/** A task has an address and groups of its own, and does not see its neighbours' traffic. */
export const taskAvoidsHostNetwork: Rule = {
  controls: ["ECS.1"],
  types: ["aws_ecs_task_definition"],
  remedy: ({ values }) => (values.network_mode === "awsvpc" ? undefined : "set network_mode to awsvpc"),
};
