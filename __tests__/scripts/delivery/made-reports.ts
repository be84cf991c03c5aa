import type { EnvironmentReport } from "../../../scripts/delivery/environment-reports";
import type { Change, StackReport } from "../../../scripts/terraform/run-report";

export const stack = (name: string, given: Partial<StackReport> = {}): StackReport => ({
  name,
  outcome: "unchanged",
  seconds: 1,
  changes: [],
  ...given,
});

export const change = (address: string, action: Change["action"], stateful = false): Change => ({
  address,
  type: address.split(".")[0],
  action,
  stateful,
});

export const environmentOf = (environment: string, ...stacks: StackReport[]): EnvironmentReport => ({
  system: "partner",
  environment,
  stacks,
});
