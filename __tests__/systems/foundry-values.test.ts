import { systemIn } from "../support/system-stacks";
import { onInstances, onRuntimes } from "./foundry-built";
import { common } from "./foundry-values/common";
import { data } from "./foundry-values/data";
import { edge } from "./foundry-values/edge";
import { owned, proxied, spare } from "./foundry-values/inference";
import { network } from "./foundry-values/network";
import { services } from "./foundry-values/services";
import { tasks } from "./foundry-values/tasks";
import { watching } from "./foundry-values/watching";
import type { Row } from "./values/row";

const shipped: Row[] = [...network, ...edge, ...services, ...data, ...watching, ...common];
const kinds = [
  ...onRuntimes().map((built) => ({ ...built, rows: built.runtime === "fargate" ? tasks : shipped })),
  ...onInstances().map((built) => ({
    ...built,
    rows: [...(built.ai === "spot" ? spare : owned), ...(built.connections === "proxy" ? proxied : [])],
  })),
];

describe.each(kinds)(
  "in $environment on $runtime, with ai on $ai and connections $connections",
  ({ environment, outdir, rows }) => {
    const stacks = systemIn(outdir, "foundry", environment);

    test.each(rows)("$value", ({ read, is }) => {
      expect(read(stacks, environment)).toStrictEqual(typeof is === "function" ? is(environment) : is);
    });
  },
);
