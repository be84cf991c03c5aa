import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../environments";
import { environmentEntries } from "../../environments/environment";
import { checked } from "../../systems/platforms";
import { ROOT } from "../support/run";

const filesOf = (folder: string) => readdirSync(join(ROOT, "environments", folder)).map((file) => file.replace(/\.ts$/, ""));
interface Shipped {
  readonly environment: string;
  readonly account: { readonly name: string };
  readonly names?: { readonly hostedZone: { readonly name: string } };
}
const systems: Readonly<Record<string, Readonly<Record<string, Shipped>>>> = catalogue.systems;

test("the catalogue that is shipped has no problem", () => {
  expect(() => checked(catalogue)).not.toThrow();
});

test.each(Object.keys(systems))("every file of environments/%s is in the catalogue, under its name", (system) => {
  expect(Object.keys(systems[system]).sort()).toEqual(filesOf(system).sort());
  expect(environmentEntries.environment.options).toEqual(expect.arrayContaining(Object.keys(systems[system])));
});

test("every file of environments/accounts is in the catalogue, and each environment runs in one of them", () => {
  expect(Object.keys(catalogue.accounts).sort()).toEqual(filesOf("accounts").sort());
  const used = Object.values(systems).flatMap((environments) => Object.values(environments).map(({ account }) => account));
  expect(used.filter((account) => !Object.values<object>(catalogue.accounts).includes(account))).toEqual([]);
});

test("production runs in an account of its own", () => {
  for (const { prod, ...others } of Object.values(systems)) {
    if (prod) expect(Object.values(others).map(({ account }) => account)).not.toContain(prod.account);
  }
});

test("no public zone is said to be in two accounts: a name is delegated to one of them only", () => {
  const environments = Object.values(systems).flatMap((system) => Object.values(system));
  const zones = environments.flatMap(({ names, account }) => (names ? [`${names.hostedZone.name} in ${account.name}`] : []));
  expect(zones.length).toBeGreaterThan(0);
  expect(new Set(zones.map((zone) => zone.replace(/ in .*/, ""))).size).toBe(new Set(zones).size);
});

test.each(["accounts", ...Object.keys(systems)])(
  "no file of environments/%s spreads another, so that diff shows it all",
  (folder) => {
    for (const file of filesOf(folder)) {
      expect(readFileSync(join(ROOT, "environments", folder, `${file}.ts`), "utf8")).not.toContain("...");
    }
  },
);
