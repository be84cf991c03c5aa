import type { PolicyStatement } from "../security/policy-document";

/**
 * What ECS's agent on an instance asks for: to belong to one cluster, and to tell and hear what runs there. Images are
 * pulled and logs written with the execution role of each task.
 * Source: ECS developer guide, "Amazon ECS container instance IAM role"; service authorization reference, Amazon ECS.
 */
export function containerInstanceStatements(clusterArn: string): PolicyStatement[] {
  const inCluster = { ArnEquals: { "ecs:cluster": clusterArn } };
  const allow = (Sid: string, verbs: string, Resource: string, Condition?: PolicyStatement["Condition"]): PolicyStatement => ({
    Sid,
    Effect: "Allow",
    Action: verbs.split(" ").map((verb) => `ecs:${verb}`),
    Resource,
    ...(Condition && { Condition }),
  });
  return [
    allow(
      "JoinCluster",
      "RegisterContainerInstance DeregisterContainerInstance SubmitContainerStateChange SubmitTaskStateChange SubmitAttachmentStateChanges",
      clusterArn,
    ),
    // These are asked for an instance, whose number nobody knows before.
    allow("TellCluster", "Poll StartTelemetrySession UpdateContainerInstancesState", "*", inCluster),
    // ECS knows no resource for the address that the agent polls.
    allow("FindEndpoint", "DiscoverPollEndpoint", "*"),
  ];
}
