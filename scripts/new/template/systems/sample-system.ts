import type { App } from "cdktf";
import { deploysFunctions } from "../../../../modules/delivery/application-permissions";
import type { TopicPublisher } from "../../../../modules/security/topic-publishers";
import { layersOf } from "../../../../stacks/platform-stack";
import { SecurityStack } from "../../../../stacks/security-stack";
import { WatchingStack } from "../../../../stacks/watching-stack";
import { ApplicationStack } from "../stacks/sample-system/application-stack";
import { watchedSampleSystem } from "../stacks/sample-system/watched-alarms";
import type { SampleSystemSettings } from "./sample-system-settings";

/** Who publishes to the alarms' topic: topic and key must admit the same. */
const PUBLISHERS: TopicPublisher[] = ["cloudwatch", "budgets", "costalerts"];

/**
 * sample-system: a queue of jobs, a function that works them off, a table of results.
 *
 *     security ── application ── watching
 */
export function sampleSystem(app: App, settings: SampleSystemSettings): void {
  const { logDays, data } = settings;
  const layer = layersOf("sample-system", settings);

  const security = new SecurityStack(app, layer("security"), {
    keyUsers: ["logs", ...PUBLISHERS],
    secrets: settings.secrets,
    guardrail: "none",
    delivery: {
      settings: settings.delivery,
      parts: ["identity", "data", "workloads", "watching"],
      application: (scope) => deploysFunctions(scope, ["worker"]),
      domain: "none",
      moreRegions: [],
    },
    logDays,
    data,
  });
  const keyArn = security.platformKey.arn;

  const application = new ApplicationStack(app, layer("application"), { jobs: settings.jobs, keyArn, logDays, data });

  new WatchingStack(app, layer("watching"), {
    watching: settings.watching,
    watched: watchedSampleSystem(security, application, settings.watching.thresholds),
    publishers: PUBLISHERS,
    keyArn,
    logDays,
    data,
  });
}
