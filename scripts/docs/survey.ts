import { type App, TerraformStack } from "cdktf";
import { type Finding, findings } from "../../modules/governance/findings";
import { type Catalogue, platforms } from "../../systems/platforms";

/** What rules found in a stack, and whose it is. */
export interface Surveyed {
  /** A system's name, or `accounts`. */
  readonly system: string;
  /** An environment's name, or an account's. */
  readonly environment: string;
  readonly stack: string;
  readonly findings: readonly Finding[];
}

/** What the accounts' own stacks are listed under. */
export const ACCOUNTS = "accounts";

/** Builds the catalogue in an app that is not written, and asks every rule. */
export function survey(app: App, catalogue: Catalogue): Surveyed[] {
  platforms(app, catalogue);
  const stacks = app.node.findAll().filter(TerraformStack.isStack);
  for (const stack of stacks) stack.prepareStack();
  return surveyOf(stacks, catalogue);
}

/** Asks every rule of stacks that are prepared. */
export function surveyOf(stacks: readonly TerraformStack[], catalogue: Names): Surveyed[] {
  return stacks.map((stack) => ({
    stack: stack.node.id,
    ...ownerOf(stack.node.id, catalogue),
    findings: findings(stack, stack.toTerraform()),
  }));
}

/** What names every environment and every account. */
type Names = Pick<Catalogue, "accounts" | "systems">;

interface Owner extends Pick<Surveyed, "system" | "environment"> {
  /** How the names of its stacks begin. */
  readonly begins: readonly string[];
}

/** Every environment of every system, then every account. */
export function ownersIn({ accounts, systems }: Names): Owner[] {
  const environments = Object.entries(systems).flatMap(([system, all]) =>
    Object.keys(all ?? {}).map((environment) => ({ system, environment, begins: [`${system}-${environment}-`] })),
  );
  const own = Object.keys(accounts).map((environment) => ({
    system: ACCOUNTS,
    environment,
    begins: [`account-${environment}-`, `state-${environment}`],
  }));
  return [...environments, ...own];
}

/** Whose a stack is, by its name. */
export function ownerOf(stack: string, names: Names): Pick<Surveyed, "system" | "environment"> {
  const found = ownersIn(names).find(({ begins }) => begins.some((each) => stack.startsWith(each)));
  if (!found) throw new Error(`${stack} belongs to no environment and no account`);
  return { system: found.system, environment: found.environment };
}
