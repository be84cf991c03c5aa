import { App } from "cdktf";
import { dev } from "../../environments/partner/dev";
import { brokenRules } from "../../modules/governance/broken-rules";
import { resourcesOf } from "../../modules/governance/findings";
import { layersOf } from "../../stacks/platform-stack";
import { WatchingStack, type WatchingStackProps } from "../../stacks/watching-stack";
import { watching } from "../modules/monitoring/watching";
import type { StackFile } from "../support/synthesized";

/** A stack of partner dev that watches nothing but costs, changed as given. */
export function watchingStack(changes: Partial<WatchingStackProps> = {}, region: string = dev.region) {
  const stack = new WatchingStack(
    new App(),
    { ...layersOf("partner", dev)("watching"), region },
    {
      watching,
      watched: { alarms: () => [], databases: [], functionLogGroups: [], accessLogGroups: [] },
      publishers: ["cloudwatch", "budgets", "costalerts", "rds-events"],
      keyArn: "arn:aws:kms:us-east-1:111111111111:key/k",
      logDays: 30,
      data: dev.data,
      ...changes,
    },
  );
  stack.prepareStack();
  const json = stack.toTerraform() as StackFile;
  const of = (type: string) => resourcesOf(json).filter((resource) => resource.type === type);
  const problems = stack.node.findAll().flatMap((construct) => construct.node.validate());
  return { json, of, problems: [...problems, ...brokenRules(stack, json)] };
}
