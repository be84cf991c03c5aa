import { invokesFunction } from "../../../modules/delivery/application-permissions";
import type { DeliveryRolesProps } from "../../../modules/delivery/delivery-roles";
import { DeliveryRoles } from "../../../modules/delivery/delivery-roles";
import type { DeliveryScope } from "../../../modules/delivery/delivery-scope";
import type { DeliverySettings } from "../../../modules/delivery/delivery-settings";
import type { StatePlace } from "../../../modules/delivery/state-access";
import type { PolicyStatement } from "../../../modules/security/policy-document";
import { type Built, build } from "../../support/build";

// An environment that is delivered, for the tests of this folder.

export const scope: DeliveryScope = {
  system: "shop",
  environment: "test",
  prefix: "shop-test",
  accountId: "111111111111",
  domain: "test.example.com",
};

export const settings: DeliverySettings = {
  repository: "Acme/platforms",
  ownerId: "123456",
  repositoryId: "789012",
  defaultBranch: "main",
  operators: "none",
};

export const state: StatePlace = {
  accountId: "111111111111",
  region: "eu-west-1",
  bucket: "terraform-state-111111111111",
  lockTable: "terraform-locks",
  keyAlias: "alias/terraform-state",
  path: "shop/test",
};

const props: DeliveryRolesProps = {
  scope,
  delivery: settings,
  parts: ["identity", "network", "data", "workloads", "edge", "watching", "beanstalk", "containers"],
  regions: ["us-west-2"],
  state,
  data: "durable",
  application: [invokesFunction("Migrate", scope, "migrate")],
};

export const delivered = (changes: Partial<DeliveryRolesProps> = {}): Built =>
  build((stack) => void new DeliveryRoles(stack, "delivery", { ...props, ...changes }));

/** The statements of a policy, or of a role's trust, found by its name. */
export function statementsNamed(built: Built, type: string, name: string): PolicyStatement[] {
  const found = built.of(type).find((values) => values.name === name);
  return JSON.parse(String(found?.policy ?? found?.assume_role_policy)).Statement;
}

export const actionsOf = (statements: readonly PolicyStatement[], effect: PolicyStatement["Effect"] = "Allow") =>
  statements.filter(({ Effect }) => Effect === effect).flatMap(({ Action }) => Action);

/** The statements that let an action be done to a resource. */
export function lettingTo(statements: readonly PolicyStatement[], action: string, resource: string): PolicyStatement[] {
  const matches = (pattern: string) =>
    new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`).test(resource);
  return statements.filter(
    ({ Action, Resource }) => Action.includes(action) && [Resource ?? []].flat().some((pattern) => matches(String(pattern))),
  );
}
