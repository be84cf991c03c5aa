import type { DeliveryRolesProps } from "../../modules/delivery/delivery-roles";

/**
 * What a workflow that applies foundry must be able to make: whatever the settings may choose, so that a workflow can also
 * take away what an environment no longer chooses. Small parts share a policy, since a role wears ten at most.
 */
export const FOUNDRY_PARTS: DeliveryRolesProps["parts"] = [
  ...(["identity", "network", "data", "workloads"] as const),
  ["app-runner", "proxies"],
  ...(["containers", "gpu", "edge", "watching"] as const),
];
