import type { Environment } from "../../environments/environment";
import type { Catalogue } from "../../systems/platforms";

/** Copies are told apart by one digit. */
export const MOST_COPIES = 10;

/**
 * The catalogue with `copies` of every environment: itself, and the others under names of the same length (`dev`, `de1`,
 * `de2`, …), because AWS limits what is made of them. Records of states are about what is deployed, and left out.
 */
export function grown({ accounts, systems }: Catalogue, copies: number): Catalogue {
  if (!Number.isInteger(copies) || copies < 1 || copies > MOST_COPIES)
    throw new Error(`copies must be a whole number from 1 to ${MOST_COPIES}, got ${copies}`);
  const copied = Object.entries(systems).map(([system, environments]) => [system, copiesOf(environments, copies)]);
  return { accounts, systems: Object.fromEntries(copied), imports: {}, handovers: [], moves: [], removals: [] };
}

function copiesOf(environments: Readonly<Record<string, Environment>>, copies: number) {
  const all = Object.entries(environments).flatMap(([name, settings]) =>
    Array.from({ length: copies }, (_, copy) => (copy === 0 ? name : `${name.slice(0, -1)}${copy}`)).map((environment) => [
      environment,
      { ...settings, environment },
    ]),
  );
  return Object.fromEntries(all);
}
