import type { Rule } from "../../rule";

/** Fargate repairs its platform; a service takes the latest. */
export const fargateRunsLatestPlatform: Rule = {
  controls: ["ECS.10"],
  types: ["aws_ecs_service"],
  concerns: ({ values }) => values.launch_type === "FARGATE",
  remedy: ({ values }) =>
    ["LATEST", "1.4.0"].includes(String(values.platform_version ?? "LATEST")) ? undefined : "leave platform_version to LATEST",
};
