import fc from "fast-check";
import { refusal } from "../environments/corrupted";
import { systems } from "../environments/subjects";
import type { System } from "../support/changed";
import { environments } from "../support/system-stacks";
import { built } from "./built";
import { fails, holds } from "./holds";
import { strayLines } from "./refusals";
import { catalogueOf, fieldsOf, settled, shippedIn, type Values } from "./settings-of";

const anyFields = (system: System) => fc.constantFrom(...environments).chain((environment) => fieldsOf(system, environment));

/** Whatever a file may say becomes stacks that keep every rule. */
const synthesizes = (system: System, build: (system: System, settings: Values) => unknown) =>
  fc.property(
    anyFields(system).map((fields) => settled(system, fields)),
    (settings) => {
      expect(refusal(catalogueOf(system, settings))).toBeUndefined();
      build(system, settings);
    },
  );

/** What fields that are right each do not keep between them is told in sentences that name a field. */
const isTold = (system: System, refuse: typeof refusal) =>
  fc.property(anyFields(system), (settings) => {
    const message = refuse(catalogueOf(system, settings));
    if (message !== undefined) expect(strayLines(system, `${system}/${settings.environment}.ts`, message)).toEqual([]);
  });

describe.each(systems)("%s", (system) => {
  test("any settings that are taken synthesize, and keep every rule of governance", () => {
    holds(synthesizes(system, built), 3);
  });

  test("any settings are taken, or refused in sentences that name fields", () => {
    holds(isTold(system, refusal), 25);
  });
});

test("what is generated is not what is shipped: every part of the settings is another one now and then", () => {
  for (const system of systems) {
    const shipped = shippedIn(system, "prod");
    const samples = fc.sample(fieldsOf(system, "prod"), 60).map((fields) => settled(system, fields));
    const same = (part: string) => samples.every((each) => JSON.stringify(each[part]) === JSON.stringify(shipped[part]));
    // Prod is prod and keeps its data; the account and its regions are no settings of the environment.
    expect(Object.keys(shipped).filter(same)).toEqual(["environment", "account", "region", "data"]);
  }
});

test("a builder that fails for a few settings is found", () => {
  const short = (_: System, settings: Values) => {
    if ((settings.names as { domain: string }).domain.length > 20) throw new Error("too long a domain");
  };
  fails(synthesizes("partner", short), 20);
});

test("a refusal that names no field, and a crash, are found", () => {
  const vague: typeof refusal = () => "environments/partner/prod.ts cannot be built:\n  - something must be another";
  const crashed: typeof refusal = () => "Cannot read properties of undefined (reading 'zones')";
  for (const refuse of [vague, crashed]) {
    fails(isTold("partner", refuse), 5);
  }
});
