import fc from "fast-check";
import { Unbuildable } from "../../stacks/synthesize";
import { systems } from "../environments/subjects";
import type { System } from "../support/changed";
import { environments } from "../support/system-stacks";
import { built, resourcesIn, textsOf } from "./built";
import { fails, holds } from "./holds";
import { unfitNames } from "./name-limits";
import { fieldsOf, settled } from "./settings-of";

/** Whether synthesis takes it; what it refuses it refuses for a name's length. */
function isTaken(system: System, settings: Parameters<typeof built>[1]): boolean {
  try {
    built(system, settings);
    return true;
  } catch (error) {
    if (!(error instanceof Unbuildable)) throw error;
    expect(error.message).toMatch(/must be at most \d+ characters, got \d+/);
    return false;
  }
}

/** Whatever an environment is called: no name is longer than AWS takes, or nothing is written. */
const namesFit = (system: System, takes: typeof isTaken) =>
  fc.property(
    fc.constantFrom(...environments).chain((environment) => fieldsOf(system, environment)),
    fc.stringMatching(/^[a-z]{1,60}$/),
    (fields, environment) => {
      const settings = { ...settled(system, fields), environment };
      if (takes(system, settings))
        expect(unfitNames(resourcesIn(textsOf(system, settings)), `${system}-${environment}`)).toEqual([]);
    },
  );

test.each(systems)("%s: however an environment is called, names fit or nothing is written", (system) => {
  holds(namesFit(system, isTaken), 2);
});

test("a name that is written though it is too long is found", () => {
  fails(
    namesFit("portfolio", () => true),
    10,
  );
});
