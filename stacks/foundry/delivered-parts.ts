import type { DeliveryRolesProps } from "../../modules/delivery/delivery-roles";
import { aiHome, type FoundryChoices, SERVICE_ROLES, type ServiceRole } from "./choices";

/** The services that run on App Runner. */
export const runnerRoles = (choices: FoundryChoices): readonly ServiceRole[] =>
  SERVICE_ROLES.filter((role) => homeOf(role, choices) === "app-runner");

/** The services that run as tasks of ECS. */
export const taskRoles = (choices: FoundryChoices): readonly ServiceRole[] =>
  SERVICE_ROLES.filter((role) => homeOf(role, choices) !== "app-runner");

const homeOf = (role: ServiceRole, choices: FoundryChoices) => (role === "ai" ? aiHome(choices) : choices.runtime);

/** What a workflow that applies foundry must be able to make. */
export function foundryParts(choices: FoundryChoices): DeliveryRolesProps["parts"] {
  const proxies = choices.connections === "proxy" ? (["proxies"] as const) : [];
  const runners = runnerRoles(choices).length > 0 ? (["app-runner"] as const) : [];
  const tasks = taskRoles(choices).length > 0 ? (["containers"] as const) : (["images"] as const);
  const small = [...runners, ...proxies];
  return [
    ...(["identity", "network", "data", "workloads"] as const),
    // The two are small: a role wears ten policies at most.
    ...(small.length > 0 ? [small] : []),
    ...tasks,
    ...(choices.gpu === "none" ? [] : (["gpu"] as const)),
    ...(["edge", "watching"] as const),
  ];
}
