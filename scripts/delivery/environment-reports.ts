import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunReport, StackReport } from "../terraform/run-report";

/** One environment of a workflow's matrix. */
export interface Place {
  readonly system: string;
  readonly environment: string;
}

/** What a workflow's job has left of one environment. */
export interface EnvironmentReport extends Place {
  /** None where the job ended before it had one: its role was refused, say, or the synthesis failed. */
  readonly stacks?: readonly StackReport[];
}

/**
 * The reports of all environments that were asked for, from a folder with one artifact each,
 * `report-<system>-<environment>`. One that is missing is there too, without stacks: nothing goes by as if it were well.
 */
export function environmentReports(folder: string, places: readonly Place[]): EnvironmentReport[] {
  return places.map(({ system, environment }) => {
    const file = join(folder, `report-${system}-${environment}`, "report.json");
    if (!existsSync(file)) return { system, environment };
    const { stacks }: RunReport = JSON.parse(readFileSync(file, "utf8"));
    return { system, environment, stacks };
  });
}

export const nameOf = ({ system, environment }: Place): string => `${system} ${environment}`;
