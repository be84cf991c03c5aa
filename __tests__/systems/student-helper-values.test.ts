import { synthesizeAll } from "../support/synthesized";
import { environments, systemIn } from "../support/system-stacks";
import { backend } from "./student-helper-values/backend";
import { balancerRows } from "./student-helper-values/balancer";
import { common } from "./student-helper-values/common";
import { data } from "./student-helper-values/data";
import { database } from "./student-helper-values/database";
import { frontendDistribution, wholeDistribution } from "./student-helper-values/distribution";
import { httpApi } from "./student-helper-values/http-api";
import { network } from "./student-helper-values/network";
import { outputs } from "./student-helper-values/outputs";
import { processing } from "./student-helper-values/processing";
import type { Rows, System } from "./student-helper-values/system";
import { watching } from "./student-helper-values/watching";

const outdir = synthesizeAll();
const both: Rows[] = [network, balancerRows, backend, processing, database, data, outputs, watching, common];
const systems: { system: System; rows: Rows[] }[] = [
  { system: "student-helper", rows: [...both, wholeDistribution] },
  { system: "student-helper-v1", rows: [...both, frontendDistribution, httpApi] },
];

describe.each(systems)("$system", ({ system, rows }) => {
  describe.each(environments)("in %s", (environment) => {
    const stacks = systemIn(outdir, system, environment);

    test.each(rows.flatMap((each) => each(system)))("$value", ({ read, is }) => {
      expect(read(stacks, environment)).toStrictEqual(typeof is === "function" ? is(environment) : is);
    });
  });
});
