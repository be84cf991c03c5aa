import fc from "fast-check";
import type * as v from "valibot";
import { catalogue } from "../../environments";
import { bedrockModels, invocable } from "../../modules/ai/bedrock-models";
import { bootstrapSettings } from "../../modules/database/bootstrap-settings";
import { problemsOf } from "../../modules/shared/problems";
import { type Catalogue, schemas } from "../../systems/platforms";
import type { System } from "../support/changed";
import { networksOf, zonesOf } from "./networks-of";
import { type Known, valuesOf } from "./values-of";

export type Values = { [key: string]: unknown };

const models = Object.entries(bedrockModels).flatMap(([id, { profiles }]) =>
  [id, ...Object.keys(profiles).map((geography) => `${geography}.${id}`)].filter((each) => invocable(each)),
);

const hour = fc.integer({ min: 10, max: 21 });
const daily = hour.map((from) => `${from}:00-${from + 1}:00`);
const weekly = fc
  .tuple(fc.constantFrom("mon", "thu", "sun"), hour)
  .map(([day, from]) => `${day}:${from}:30-${day}:${from + 2}:00`);

/** What a schema leaves to others: the account, what one field says of another, which names exist. */
function knownOf(system: System, shipped: Values): Known {
  const { account, region, environment, names } = shipped as unknown as NonNullable<Catalogue["systems"]["partner"]>[string];
  const zone = names.hostedZone.name;
  const others = account.regions.filter((each) => each !== region);
  const roles = (bootstrapSettings.entries as unknown as Record<string, v.GenericSchema>).roles;
  const logins = { app: "read-write", migrator: "owner", ...(system === "foundry" ? { ai: "read-only" } : {}) };
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  return {
    environment: fc.constant(environment),
    account: fc.constant(account),
    region: fc.constant(region),
    "recovery.region": fc.constantFrom(...others),
    "ai.models.*": fc.constantFrom(...models),
    "ai.embedding.region": fc.constantFrom(...account.regions),
    "ai.embedding.network.zones.key": fc.constantFrom(...zonesOf(others[0])),
    // Short ones, so that few meet.
    "database.maintenanceWindow": weekly,
    "database.backupWindow": daily,
    "cache.maintenanceWindow": weekly,
    "cache.snapshotWindow": daily,
    // Who logs in whatever else is said.
    "bootstrap.roles": valuesOf(roles).map((others) => ({ ...(others as Values), ...logins })),
    "names.domain": label.map((word) => `${word}.${zone}`),
    "names.hostedZone.name": fc.constant(zone),
    network: networksOf(system, region),
  };
}

/** Settings whose single fields are right each. What fields must keep between them is left to `settled`. */
export function fieldsOf(system: System, environment: string): fc.Arbitrary<Values> {
  const made =
    madeOnce.get(`${system} ${environment}`) ?? valuesOf(schemas[system], knownOf(system, shippedIn(system, environment)));
  madeOnce.set(`${system} ${environment}`, made);
  return made as fc.Arbitrary<Values>;
}
/** Reading the forms of all texts takes longer than making many values of them. */
const madeOnce = new Map<string, fc.Arbitrary<unknown>>();

export const shippedIn = (system: System, environment: string): Values =>
  (catalogue.systems[system] as Record<string, object>)[environment] as Values;

/** The settings that a file may hold: what is refused is put back to what is shipped, until nothing is refused. */
export function settled(system: System, given: Values): Values {
  const shipped = shippedIn(system, String(given.environment));
  const values = { ...structuredClone(given), account: shipped.account };
  for (let depth = 9; depth >= 0; depth--) {
    const problems = problemsOf(schemas[system], values);
    if (problems.length === 0) return values;
    // The field that is named first; then the part around it, because another field of it may be at fault; then all.
    for (const path of problems.map((problem) => problem.split(" ")[0].split("."))) {
      putBack(values, shipped, path.slice(0, Math.max(1, Math.ceil((path.length * depth) / 9))));
    }
    if (depth === 2) for (const part of ["network", "ai", "database", "recovery", "bootstrap"]) putBack(values, shipped, [part]);
  }
  return shipped;
}

function putBack(values: Values, shipped: Values, [key, ...rest]: readonly string[]): void {
  const [inner, original] = [values[key], shipped[key]];
  if (rest.length > 0 && isObject(inner) && isObject(original)) putBack(inner, original, rest);
  else if (original === undefined) delete values[key];
  else values[key] = structuredClone(original);
}

const isObject = (value: unknown): value is Values => typeof value === "object" && value !== null;

/** A catalogue of one environment alone, unchecked. */
export const catalogueOf = (system: System, settings: Values): Catalogue =>
  ({ accounts: catalogue.accounts, systems: { [system]: { [String(settings.environment)]: settings } } }) as unknown as Catalogue;
