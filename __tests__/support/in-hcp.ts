import { catalogue } from "../../environments";
import type { Account } from "../../environments/account";
import type { Environment } from "../../environments/environment";
import type { Catalogue } from "../../systems/platforms";

/** Where a catalogue's state lies when it lies in HCP Terraform. */
export const HCP = { kind: "cloud", organization: "acme", project: "Our platforms", oidc: "create" } as const;

/** Two systems, one with a dash in its name, as they would be with the state of these accounts, or of all, in HCP Terraform. */
export function inHcp(...names: (keyof typeof catalogue.accounts)[]): Catalogue {
  const moved = new Map<Account, Account>(
    Object.entries(catalogue.accounts).map(([name, account]) => {
      const isMoved = names.length === 0 || names.some((each) => each === name);
      return [account, isMoved ? { ...account, state: HCP } : account];
    }),
  );
  const move = <T extends Environment>(environments: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(environments).map(([name, each]) => [name, { ...each, account: moved.get(each.account) ?? each.account }]),
    );
  const { partner, "student-helper-v1": studentHelperV1 } = catalogue.systems;
  const systems = Object.entries<Readonly<Record<string, Environment>>>({ partner, "student-helper-v1": studentHelperV1 });
  return {
    accounts: Object.fromEntries(Object.entries(catalogue.accounts).map(([name, each]) => [name, moved.get(each) ?? each])),
    // Each environment stays what it is, but for where its account's state lies.
    systems: Object.fromEntries(systems.map(([system, each]) => [system, move(each)])) as Catalogue["systems"],
  };
}
