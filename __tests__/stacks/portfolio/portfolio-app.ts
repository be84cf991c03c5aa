import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { dev } from "../../../environments/portfolio/dev";
import { resourcesOf } from "../../../modules/governance/findings";
import { readStacks } from "../../../scripts/terraform/stacks";
import { layersOf } from "../../../stacks/platform-stack";
import { NetworkStack } from "../../../stacks/portfolio/network-stack";
import { synthesize } from "../../../stacks/synthesize";
import { readStackFile } from "../../support/synthesized";

export const keyArn = "arn:aws:kms:us-east-1:111111111111:key/test";
export const home = { keyArn, logDays: 30, data: "disposable" } as const;

/** Stacks of portfolio dev above a network, written: synthesis checks every rule. */
export function written(add: (app: App, layer: ReturnType<typeof layersOf>, network: NetworkStack) => void) {
  const outdir = mkdtempSync(join(tmpdir(), "portfolio-"));
  const app = new App({ outdir });
  const layer = layersOf("portfolio", dev);
  add(app, layer, new NetworkStack(app, layer("network"), { network: dev.network, logDays: 30, keyArn }));
  synthesize(app);
  return (name: string) => {
    const file = readStackFile(readStacks(outdir, `portfolio-dev-${name}`)[0]);
    const of = (type: string) => resourcesOf(file).filter((resource) => resource.type === type);
    return {
      file,
      of: (type: string) => of(type).map(({ values }) => values),
      one: (type: string) => {
        const found = of(type);
        if (found.length !== 1) throw new Error(`expected one ${type}, found ${found.length}`);
        return found[0].values;
      },
      addresses: (type: string) => of(type).map(({ address }) => address),
    };
  };
}
