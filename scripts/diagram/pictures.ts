import { join } from "node:path";
import { catalogue } from "../../environments";
import { ENVIRONMENTS } from "../docs/stack-table";
import { ROOT } from "../rehearsal/places";
import type { Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";
import { SUBJECTS, type Subject } from "./picture";

/** Where the pictures of the pages lie. */
export const PICTURES = join(ROOT, "docs", "systems", "pictures");

export interface Picture {
  readonly file: string;
  readonly system: string;
  readonly environment: string;
  readonly subject: Subject;
}

/**
 * The pictures of every environment among some stacks, or of those that are asked for.
 * @throws UserError when there is no such environment.
 */
export function chosenPictures(stacks: readonly Stack[], system?: string, environment?: string): Picture[] {
  const environments = Object.keys(catalogue.systems)
    .flatMap((each) => ENVIRONMENTS.map((of) => ({ system: each, environment: of })))
    .filter((each) => stacks.some(({ name }) => name.startsWith(`${each.system}-${each.environment}-`)));
  const chosen = environments.filter(
    (each) => each.system === (system ?? each.system) && each.environment === (environment ?? each.environment),
  );
  if (chosen.length === 0) {
    const all = environments.map((each) => `${each.system} ${each.environment}`).join(", ");
    throw new UserError(
      `A system or an environment must be one of ${all}, got ${[system, environment].filter(Boolean).join(" ") || "nothing"}.`,
    );
  }
  return chosen.flatMap((each) =>
    SUBJECTS.map((subject) => ({ ...each, subject, file: `${each.system}-${each.environment}-${subject}.svg` })),
  );
}
