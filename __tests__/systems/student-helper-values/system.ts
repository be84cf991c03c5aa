import type { SystemStacks } from "../../support/system-stacks";
import { by, named, type Row } from "../values/row";

/** Which of the two systems a row is about. */
export type System = "student-helper" | "student-helper-v1";

/** One thing for student-helper, another for its first version. */
export const versions = <T>(system: System, second: T, first: T): T => (system === "student-helper" ? second : first);

const DOMAINS = by("dev.studenthelper.com", "staging.studenthelper.com", "studenthelper.com");
export const domainOf = (system: System, environment: string) => `${versions(system, "", "v1.")}${String(DOMAINS(environment))}`;

/** Names that begin with system and environment. */
export const names = (system: System, ...roles: string[]) => named(...roles.map((role) => `${system}-<env>-${role}`));

/** Resources of the environment's own region: with no provider of their own. */
export const atHome = ({ resources }: SystemStacks, type: string) =>
  resources().filter((each) => each.type === type && !each.values.provider);

export type Rows = (system: System) => Row[];
