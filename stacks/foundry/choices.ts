import * as v from "valibot";
import type { InferenceSettings } from "../../modules/compute/gpu-settings";
import { serviceSize } from "../../modules/compute/service-size";
import { word } from "../../modules/shared/fields";
import type { Problem } from "../../modules/shared/problems";

/** The three services, by role word. */
export const SERVICE_ROLES = ["web", "api", "ai"] as const;
/** Word by which a service is told apart in construct ids, names and settings. */
export type ServiceRole = (typeof SERVICE_ROLES)[number];

export const servicesSettings = v.strictObject({
  /** `app-runner` is the document's; AWS takes no new customers for it since 30 April 2026. `fargate` needs nothing else changed. */
  runtime: word("app-runner", "fargate"),
  web: serviceSize,
  api: serviceSize,
  ai: serviceSize,
});

/** `spot` and `on-demand` have ai run on instances with graphics processors, whatever the others run on; `inference` says which. */
export const gpuChoice = word("none", "spot", "on-demand");

/** `proxy`: RDS Proxy keeps connections to the database open and lends them out. */
export const connectionsChoice = word("direct", "proxy");

/** Whether ai may log in to the database, to read. */
export const aiDatabaseChoice = word("none", "read-only");

/** What foundry is built of, in four words. */
export interface FoundryChoices {
  readonly runtime: "app-runner" | "fargate";
  readonly gpu: v.InferOutput<typeof gpuChoice>;
  readonly connections: v.InferOutput<typeof connectionsChoice>;
  readonly aiDatabase: v.InferOutput<typeof aiDatabaseChoice>;
}

/**
 * What an environment says about its services: what they run on, and how large they are there.
 * @interface
 */
export type ServicesSettings = v.InferOutput<typeof servicesSettings>;

/** Where ai stands: behind an endpoint on App Runner, or behind a load balancer as tasks of ECS. */
export const aiHome = ({ runtime, gpu }: Pick<FoundryChoices, "runtime" | "gpu">): "app-runner" | "fargate" | "gpu" =>
  gpu === "none" ? runtime : "gpu";

/** The services that run on App Runner. */
export const runnerRoles = (choices: FoundryChoices): readonly ServiceRole[] =>
  SERVICE_ROLES.filter((role) => homeOf(role, choices) === "app-runner");

/** The services that run as tasks of ECS. */
export const taskRoles = (choices: FoundryChoices): readonly ServiceRole[] =>
  SERVICE_ROLES.filter((role) => homeOf(role, choices) !== "app-runner");

const homeOf = (role: ServiceRole, choices: FoundryChoices) => (role === "ai" ? aiHome(choices) : choices.runtime);

/** Production runs everything twice. */
export function prodServiceProblems(
  services: Partial<ServicesSettings> | undefined,
  gpu: unknown,
  inference: Partial<InferenceSettings> | undefined,
): Problem[] {
  const message = "must be 2 or more in prod, so that one may fail";
  // With graphics processors, `inference` says how many there are of ai.
  const asked = SERVICE_ROLES.filter((role) => role !== "ai" || gpu === "none");
  const alone = asked.filter((role) => services?.[role]?.instances?.least === 1);
  return [
    ...alone.map((role) => ({ path: ["services", role, "instances", "least"], message, given: 1 })),
    ...(gpu !== "none" && inference?.tasks?.least === 1 ? [{ path: ["inference", "tasks", "least"], message, given: 1 }] : []),
  ];
}
