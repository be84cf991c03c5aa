import type { RuleName } from "../../modules/governance/rules";
import type { Surveyed } from "./survey";

/** A system and its environments, or the accounts, in the order of the catalogue. */
export interface Place {
  readonly system: string;
  readonly environments: readonly string[];
}

/** Where the rules were asked: systems first, accounts last. */
export function placesOf(surveyed: readonly Surveyed[]): Place[] {
  const systems = [...new Set(surveyed.map(({ system }) => system))];
  const places = systems.map((system) => ({
    system,
    environments: [...new Set(surveyed.filter((each) => each.system === system).map(({ environment }) => environment))],
  }));
  return places.sort((one, other) => Number(isAccounts(one)) - Number(isAccounts(other)));
}

/** How many resources of each environment keep a rule, and how many are let off it: `1 · 1 · 2+1`; `–` where there is none. */
export function heldIn({ system, environments }: Place, rule: RuleName, surveyed: readonly Surveyed[]): string {
  const counts = environments.map((environment) =>
    written(
      counted(
        surveyed.filter((each) => each.system === system && each.environment === environment),
        rule,
      ),
    ),
  );
  return counts.every((count) => count === NONE) ? NONE : counts.join(" · ");
}

/** What is to be said of a rule everywhere. One that looked at nothing does not hold. */
export function verdictOn(rule: RuleName, surveyed: readonly Surveyed[]): string {
  const { held, excepted } = counted(surveyed, rule);
  if (held + excepted === 0) return "no such resource";
  if (held === 0) return "excepted";
  return excepted === 0 ? "holds" : "holds, with exceptions";
}

const NONE = "–";
const isAccounts = ({ system }: Place) => system === "accounts";

interface Counted {
  readonly held: number;
  readonly excepted: number;
}

function counted(surveyed: readonly Surveyed[], rule: RuleName): Counted {
  const found = surveyed.flatMap(({ findings }) => findings.filter((finding) => finding.rule === rule));
  const excepted = found.filter(({ exception }) => exception).length;
  return { held: found.filter(({ remedy }) => !remedy).length, excepted };
}

function written({ held, excepted }: Counted): string {
  if (held + excepted === 0) return NONE;
  return excepted === 0 ? String(held) : `${held}+${excepted}`;
}
