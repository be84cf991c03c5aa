import { at, isOn, type Rule } from "../../rule";

/** Nobody reaches a task but through what stands before it. */
export const serviceHasNoPublicAddress: Rule = {
  controls: ["ECS.2"],
  types: ["aws_ecs_service"],
  remedy: (service) =>
    isOn(at(service, "network_configuration.assign_public_ip")) ? "set assign_public_ip to false" : undefined,
};
