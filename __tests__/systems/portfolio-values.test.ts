import { synthesizeSystem } from "../support/synthesized";
import { environments, portfolioIn } from "../support/system-stacks";
import { cache } from "./portfolio-values/cache";
import { cluster } from "./portfolio-values/cluster";
import { common } from "./portfolio-values/common";
import { database } from "./portfolio-values/database";
import { network } from "./portfolio-values/network";
import { roles } from "./portfolio-values/roles";
import { services } from "./portfolio-values/services";
import { site } from "./portfolio-values/site";
import { storage } from "./portfolio-values/storage";
import { watching } from "./portfolio-values/watching";
import type { Row } from "./values/row";

const outdir = synthesizeSystem("portfolio");
const rows: Row[] = [
  ...network,
  ...site,
  ...cluster,
  ...services,
  ...database,
  ...cache,
  ...storage,
  ...roles,
  ...watching,
  ...common,
];

describe.each(environments)("in %s", (environment) => {
  const stacks = portfolioIn(outdir, environment);

  test.each(rows)("$value", ({ read, is }) => {
    expect(read(stacks, environment)).toStrictEqual(typeof is === "function" ? is(environment) : is);
  });
});
