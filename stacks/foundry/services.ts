import type { App } from "cdktf";
import type { InferenceSettings } from "../../modules/compute/gpu-settings";
import type { Posture } from "../../modules/shared/posture";
import type { ZoneOf } from "../dns-stack";
import type { StackIdentity } from "../platform-stack";
import { AiRunnerStack } from "./ai-runner-stack";
import type { AiService } from "./ai-service";
import { AiTasksStack } from "./ai-tasks-stack";
import { aiHome, type FoundryChoices, type ServicesSettings } from "./choices";
import type { NetworkStack } from "./network-stack";
import type { OriginServices } from "./origin-services";
import type { FoundryAccess } from "./service-access";
import { ServicesRunnerStack } from "./services-runner-stack";
import { ServicesTasksStack } from "./services-tasks-stack";
import type { StorageStack } from "./storage-stack";

export interface FoundryServicesProps {
  readonly choices: FoundryChoices;
  readonly sizes: ServicesSettings;
  readonly inference: InferenceSettings;
  readonly site: { readonly domain: string; readonly zoneId: ZoneOf };
  readonly access: FoundryAccess;
  readonly parts: { readonly network: NetworkStack; readonly storage: StorageStack };
  /** By which key, and for how many days logs and access logs are kept. */
  readonly kept: { readonly keyArn: string; readonly logDays: number; readonly accessLogDays: number };
  readonly data: Posture;
}

/** The three services on what the settings say: ai in a stack of its own, which web and API stand on. */
export function foundryServices(
  app: App,
  layer: (layer: string) => StackIdentity,
  props: FoundryServicesProps,
): { readonly ai: AiService; readonly services: OriginServices } {
  const { choices, sizes, site, access, parts, kept, data } = props;
  const { keyArn, logDays } = kept;
  const accessTo = (ai: AiService) => ({ web: access.web(), api: access.api(ai.url) });
  const onTasks = () =>
    new AiTasksStack(app, layer("ai"), { ...parts, tasks: tasksOf(props), site, access: access.ai(), keyArn, kept, data });
  if (choices.runtime === "fargate") {
    const ai = onTasks();
    const { network, storage } = parts;
    const workloads = { access: accessTo(ai), images: storage.images };
    const { cluster } = ai;
    const services = new ServicesTasksStack(app, layer("services"), {
      services: sizes,
      cluster,
      site,
      network,
      workloads,
      keyArn,
      kept,
      data,
    });
    return { ai, services };
  }
  const ai =
    aiHome(choices) === "gpu"
      ? onTasks()
      : new AiRunnerStack(app, layer("ai"), { ...parts, size: sizes.ai, access: access.ai(), keyArn, logDays, data });
  const own = { ...parts, services: sizes, access: accessTo(ai), keyArn, logDays, data };
  const services = new ServicesRunnerStack(app, layer("services"), own);
  // Behind a load balancer ai has a name that is known before it: no reference says that it comes first.
  services.addDependency(ai);
  return { ai, services };
}

function tasksOf({ choices, sizes, inference }: FoundryServicesProps) {
  const { gpu } = choices;
  return gpu === "none" ? ({ on: "fargate", size: sizes.ai } as const) : ({ on: "gpu", purchase: gpu, inference } as const);
}
