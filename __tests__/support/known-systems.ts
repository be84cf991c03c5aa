import type { Catalogue } from "../../systems/platforms";

/** Systems whose values the tests know one by one. One that somebody adds has a test of its own, and is asked for no more here. */
export const knownSystems = [
  "partner",
  "portfolio",
  "student-helper",
  "student-helper-v1",
  "foundry",
] as const satisfies readonly (keyof Catalogue["systems"])[];

export type KnownSystem = (typeof knownSystems)[number];
