import { LENGTH, randomValue } from "../rotation/random";
import type { Secrets, Steps } from "../rotation/rotate";
import { deployAnew, type Services } from "./restart";

/** Who makes values, and who must hear of new ones. */
export interface Surroundings {
  readonly secrets: Secrets;
  readonly services: Services;
  /** `cluster/service` of each service that keeps the value it was started with. */
  readonly restarts: readonly string[];
}

/** A value that is used by its readers only and stands nowhere else, so there is nothing to set. */
export function randomSecret({ secrets, services, restarts }: Surroundings): Steps {
  return {
    next: () => randomValue(secrets),
    test: async (value, current) => {
      if (value?.length !== LENGTH) throw new Error(`the new value must have ${LENGTH} characters`);
      if (value === current) throw new Error("the new value must differ from the current one");
    },
    finished: () => deployAnew(services, restarts),
  };
}
