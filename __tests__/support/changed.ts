import { catalogue } from "../../environments";
import { type Catalogue, checked } from "../../systems/platforms";
import type { KnownSystem } from "./known-systems";

type Systems = { [S in KnownSystem]: NonNullable<Catalogue["systems"][S]>[string] };
export type System = KnownSystem;
/** Changes an environment's settings in place. */
export type Change<S extends System> = (settings: Systems[S]) => void;

/** The shipped catalogue with these environments of a system changed, and found to be in order. */
export function changed<S extends System>(system: S, changes: Readonly<Record<string, Change<S>>>): Catalogue {
  const { accounts, systems }: Catalogue = catalogue;
  const shipped = systems[system] as Readonly<Record<string, Systems[S]>>;
  const environments = Object.entries(changes).map(([environment, change]) => {
    const settings = { ...structuredClone(shipped[environment]), account: shipped[environment].account };
    change(settings);
    return [environment, settings] as const;
  });
  return checked({ accounts, systems: { ...systems, [system]: { ...shipped, ...Object.fromEntries(environments) } } });
}

/** The environments that are changed, and nothing else. */
export function alone<S extends System>(system: S, changes: Readonly<Record<string, Change<S>>>): Catalogue {
  const { accounts, systems } = changed(system, changes);
  const chosen = Object.entries(systems[system] ?? {}).filter(([environment]) => environment in changes);
  return { accounts, systems: { [system]: Object.fromEntries(chosen) } };
}

/** The same change in `dev`, where data is disposable, and in `prod`, where everything is asked for; nothing else. */
export const inDevAndProd = <S extends System>(system: S, change: Change<S>): Catalogue =>
  alone(system, { dev: change, prod: change });
