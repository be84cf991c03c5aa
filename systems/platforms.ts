import type { App } from "cdktf";
import type { GenericSchema, InferOutput } from "valibot";
import { type Account, accountSchema } from "../environments/account";
import type { Environment } from "../environments/environment";
import { given, problemsOf } from "../modules/shared/problems";
import { AccountStack } from "../stacks/account-stack";
import { addStateRecords, type StateRecords } from "../stacks/state-records";
import { StateStack } from "../stacks/state-stack";
import { Unbuildable } from "../stacks/synthesize";
import { foundry } from "./foundry";
import { foundrySettings } from "./foundry-settings";
import { partner } from "./partner";
import { partnerSettings } from "./partner-settings";
import { portfolio } from "./portfolio";
import { portfolioSettings } from "./portfolio-settings";
import { studentHelper } from "./student-helper";
import { studentHelperSettings } from "./student-helper-settings";
import { studentHelperV1 } from "./student-helper-v1";
import { studentHelperV1Settings } from "./student-helper-v1-settings";

/** What may be said of each system's environments. */
export const schemas = {
  partner: partnerSettings,
  portfolio: portfolioSettings,
  "student-helper": studentHelperSettings,
  "student-helper-v1": studentHelperV1Settings,
  foundry: foundrySettings,
};

/** Begins the names of its stacks. */
export type SystemName = keyof typeof schemas;
/** What one environment of the system says. */
export type SettingsOf<S extends SystemName> = InferOutput<(typeof schemas)[S]>;

/** How each system is built from one environment's settings. */
const builders: { readonly [S in SystemName]: (app: App, settings: SettingsOf<S>) => void } = {
  partner,
  portfolio,
  "student-helper": studentHelper,
  "student-helper-v1": studentHelperV1,
  foundry,
};

const names = Object.keys(schemas) as SystemName[];

/** A system's environments, under the names of their files. */
type Environments<T extends Environment> = Readonly<Record<string, T>>;

/**
 * Every account and every environment of every system, under the names of their files. A rehearsal carries no records of
 * states: the AWS of this machine is empty.
 */
export interface Catalogue extends StateRecords {
  readonly accounts: Readonly<Record<string, Account>>;
  readonly systems: { readonly [S in SystemName]?: Environments<SettingsOf<S>> };
}

/** The catalogue as it is, or one error that lists every problem of every file. */
export function checked(catalogue: Catalogue): Catalogue {
  const { accounts } = catalogue;
  const files = [
    ...Object.entries(accounts).map(([name, account]) => ({
      file: `environments/accounts/${name}.ts`,
      problems: [...problemsOf(accountSchema, account), ...misnamed("name", account?.name, name), ...doubled(accounts, name)],
    })),
    ...names.flatMap((system) => filesOf(system, schemas[system], catalogue)),
  ];
  const broken = files.filter(({ problems }) => problems.length > 0);
  if (broken.length === 0) return catalogue;
  throw new Unbuildable(broken.map(({ file, problems }) => [`${file} cannot be built:`, ...problems].join("\n  - ")).join("\n"));
}

/** Every stack of the catalogue, and what their states are told besides. */
export function platforms(app: App, { accounts, systems, ...records }: Catalogue): void {
  for (const account of Object.values(accounts)) {
    if (account.state.kind === "s3") new StateStack(app, account, account.state.region);
    const [first, ...others] = account.regions.map((region) => new AccountStack(app, account, region));
    // The first region's stack makes what all regions use.
    for (const other of others) other.addDependency(first);
  }
  for (const system of names) build(app, system, systems);
  addStateRecords(app, records);
}

function build<S extends SystemName>(app: App, system: S, systems: Catalogue["systems"]): void {
  const environments: Environments<SettingsOf<S>> = systems[system] ?? {};
  for (const settings of Object.values(environments)) builders[system](app, settings);
}

function filesOf(system: SystemName, schema: GenericSchema, { accounts, systems }: Catalogue) {
  const environments: Environments<Environment> = systems[system] ?? {};
  return Object.entries(environments).map(([name, settings]) => {
    // Another account would have no state stack, and its file would not be checked.
    const isStranger = typeof settings?.account?.id === "string" && !Object.values(accounts).includes(settings.account);
    const strangers = isStranger ? [`account must be one of environments/accounts, got "${settings.account.id}"`] : [];
    const file = fileOf(system, name);
    const problems = [...problemsOf(schema, settings), ...misnamed("environment", settings?.environment, name), ...strangers];
    return { file, problems: [...problems, ...takenDomain(systems, file)] };
  });
}

const fileOf = (system: string, environment: string) => `environments/${system}/${environment}.ts`;

/** One domain answers for one environment: Route 53 and CloudFront refuse the second that asks for it. The first file keeps it. */
function takenDomain(systems: Catalogue["systems"], file: string): string[] {
  const named: Readonly<
    Record<string, Environments<Environment & { readonly names?: { readonly domain?: string } }> | undefined>
  > = systems;
  const all = Object.entries(named).flatMap(([system, environments]) =>
    Object.entries(environments ?? {}).map(([name, settings]) => ({
      file: fileOf(system, name),
      domain: settings?.names?.domain,
    })),
  );
  const index = all.findIndex((each) => each.file === file);
  const { domain } = all[index];
  const first = all.slice(0, index).find((each) => typeof domain === "string" && each.domain === domain);
  return first ? [`names.domain must be another than that of ${first.file}, got ${JSON.stringify(domain)}`] : [];
}

/** Two files of one account would make the same state bucket. */
function doubled(accounts: Readonly<Record<string, Account>>, name: string): string[] {
  const other = Object.keys(accounts).find((each) => each !== name && accounts[each]?.id === accounts[name]?.id);
  return other ? [`id must be another than that of environments/accounts/${other}.ts, got "${accounts[name]?.id}"`] : [];
}

/** State addresses follow the value, people follow the file's name: both must say the same. */
function misnamed(field: string, value: string | undefined, fileName: string): string[] {
  return value === undefined || value === fileName
    ? []
    : [`${field} must be "${fileName}" as the file's name, got ${given(value)}`];
}
