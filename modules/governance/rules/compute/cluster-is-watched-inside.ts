import { blocks, type Rule } from "../../rule";

/** What tasks of a cluster use can be looked up, one by one. */
export const clusterIsWatchedInside: Rule = {
  controls: ["ECS.12"],
  types: ["aws_ecs_cluster"],
  remedy: (cluster) => {
    const insights = blocks(cluster, "setting").find(({ values }) => values.name === "containerInsights");
    return ["enabled", "enhanced"].includes(String(insights?.values.value))
      ? undefined
      : "set containerInsights to enabled or enhanced";
  },
};
