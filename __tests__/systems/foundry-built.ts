import { synthesizeAll, synthesizeSystem } from "../support/synthesized";
import { environments } from "../support/system-stacks";
import { variants } from "../support/variants";

/** An environment of foundry, what its services run on, and how they reach the database. */
export interface Built {
  readonly environment: string;
  readonly runtime: "app-runner" | "fargate";
  /** What ai runs on. */
  readonly ai: "app-runner" | "fargate" | "spot" | "on-demand";
  readonly connections: "direct" | "proxy";
  readonly outdir: string;
}

type Kind = Omit<Built, "environment" | "outdir">;
const both = ["dev", "prod"];
const { fargate, spot, onDemand, proxy } = variants.foundry;

const built = (names: readonly string[], outdir: string, kind: Kind): Built[] =>
  names.map((environment) => ({ environment, outdir, ...kind }));

/** As it is shipped, and the same with the one word that has it run on the other runtime. */
export const onRuntimes = (): Built[] => [
  ...built(environments, synthesizeSystem("foundry"), { runtime: "app-runner", ai: "app-runner", connections: "direct" }),
  ...built(both, synthesizeAll(fargate), { runtime: "fargate", ai: "fargate", connections: "direct" }),
];

/** ai on instances with graphics processors. Where there is a proxy, ai reads the database too. */
export const onInstances = (): Built[] => [
  ...built(["dev"], synthesizeAll(spot), { runtime: "app-runner", ai: "spot", connections: "direct" }),
  ...built(both, synthesizeAll(proxy), { runtime: "app-runner", ai: "spot", connections: "proxy" }),
  ...built(both, synthesizeAll(onDemand), { runtime: "fargate", ai: "on-demand", connections: "proxy" }),
];
