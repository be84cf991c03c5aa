import { dev } from "../../../environments/portfolio/dev";
import { brokenRules } from "../../../modules/governance/broken-rules";
import { resourcesOf } from "../../../modules/governance/findings";
import type { Resource } from "../../../modules/governance/rule";
import type { TieredSettings } from "../../../modules/networking/tiered-settings";
import { layersOf } from "../../../stacks/platform-stack";
import type { StudentHelperAi } from "../../../stacks/student-helper/ai-settings";
import { NetworkStack } from "../../../stacks/student-helper/network-stack";
import type { Entry } from "../../../stacks/student-helper/traffic-groups";
import { scratchApp } from "../../support/scratch-app";

/** A network stack as it would be written. */
export interface WrittenNetwork {
  readonly stack: NetworkStack;
  readonly resources: Resource[];
  readonly of: (type: string) => Resource["values"][];
  /** What it looks up, by type. */
  readonly lookUps: (type: string) => Resource["values"][];
  readonly outputs: string[];
  readonly broken: string[];
}

export const accountId = dev.account.id;

/** Models that are all called where the helper is. */
const ai: StudentHelperAi = {
  models: ["au.anthropic.claude-sonnet-4-6"],
  embedding: { model: "amazon.titan-embed-text-v2:0", dimensions: 1_024, region: "ap-southeast-2", network: "none" },
};

/** The network stack of a helper in Sydney. */
export function networkWith(network: TieredSettings, entry: Entry): WrittenNetwork {
  const app = scratchApp();
  const identity = layersOf("helper", { ...dev, region: "ap-southeast-2" })("network");
  const stack = new NetworkStack(app, identity, {
    network,
    entry,
    ai,
    logDays: 30,
    keyArn: "arn:aws:kms:::key/test",
    data: "disposable",
  });
  stack.prepareStack();
  const json = stack.toTerraform();
  const resources = resourcesOf(json);
  return {
    stack,
    resources,
    of: (type) => valuesOf(resources, type),
    lookUps: (type) => valuesOf(resourcesOf({ resource: json.data }), type),
    outputs: Object.keys(json.output ?? {}),
    broken: brokenRules(stack, json),
  };
}

const valuesOf = (resources: readonly Resource[], type: string) =>
  resources.filter((resource) => resource.type === type).map(({ values }) => values);
