import { catalogue } from "../../environments";
import type { Environment } from "../../environments/environment";
import { deliveryRoleArn } from "../../modules/delivery/delivery-scope";
import type { DeliverySettings } from "../../modules/delivery/delivery-settings";
import { UserError } from "../terraform/user-error";

type Delivered = Environment & { readonly delivery: Pick<DeliverySettings, "repository"> };

const systems: Readonly<Record<string, Readonly<Record<string, Delivered>>>> = catalogue.systems;

/**
 * Every environment of every system, e.g. for a workflow that looks at all of them; in a `repository`, those that trust it:
 * the roles of others would refuse its jobs.
 */
export function everyEnvironment(repository?: string): { system: string; environment: string }[] {
  const found = Object.entries(systems).flatMap(([system, environments]) =>
    Object.entries(environments).flatMap(([environment, { delivery }]) =>
      !repository || delivery.repository === repository ? [{ system, environment }] : [],
    ),
  );
  if (found.length > 0) return found;
  throw new UserError(`No environment trusts the repository ${repository}; delivery.repository in environments/ says which.`);
}

/** `partner-dev` for `partner dev`; refuses what the catalogue does not know. */
export function prefixOf(system: string, environment: string): string {
  settingsOf(system, environment);
  return `${system}-${environment}`;
}

/** Where an environment lives, and which roles of its workflows plan and apply it. */
export function whereIs(system: string, environment: string): Record<"region" | "plan_role" | "apply_role", string> {
  const { region, account } = settingsOf(system, environment);
  const roleOf = (role: "plan" | "apply") => deliveryRoleArn({ accountId: account.id, prefix: `${system}-${environment}` }, role);
  return { region, plan_role: roleOf("plan"), apply_role: roleOf("apply") };
}

function settingsOf(system: string, environment: string): Environment {
  const found = systems[system]?.[environment];
  if (found) return found;
  const known = everyEnvironment().map((each) => `${each.system} ${each.environment}`);
  throw new UserError(`There is no ${system} ${environment}; there is ${known.join(", ")}.`);
}
