import type { PolicyStatement } from "../security/policy-document";

/** Whose environment is delivered: what names, tags and numbers tell its resources from others in the account. */
export interface DeliveryScope {
  /** Value of the `System` tag. */
  readonly system: string;
  /** Value of the `Environment` tag. */
  readonly environment: string;
  /** Begins every AWS name, `<system>-<environment>`. */
  readonly prefix: string;
  readonly accountId: string;
  /** Records of this domain and below it may be written, no others. */
  readonly domain: "none" | string;
  /**
   * Host names of AWS services in other regions that private zones of the environment answer for, and only these.
   * @default none
   */
  readonly privateNames?: readonly string[];
}

/** A role that GitHub's workflows become; `delivery-roles.ts` makes it under this name. */
export const deliveryRoleName = (prefix: string, role: DeliveryRole) => `${prefix}-${role}`;

/** ARN of it, for who only names it. */
export const deliveryRoleArn = ({ accountId, prefix }: Pick<DeliveryScope, "accountId" | "prefix">, role: DeliveryRole) =>
  `arn:aws:iam::${accountId}:role/${deliveryRoleName(prefix, role)}`;

/** `plan` reads, `apply` changes, `deploy` brings new versions of the application, `operators` look in from another account. */
export type DeliveryRole = "plan" | "apply" | "deploy" | "operators";

/** What it takes to deliver one part of an environment. */
export interface PartPermissions {
  /** Reads configuration, never data. Families such as `rds:Describe*`: what a refresh calls changes with the provider. */
  readonly read: readonly PolicyStatement[];
  /** Makes, changes and removes; every action by its name. */
  readonly write: readonly PolicyStatement[];
}

/** What a statement is about, and when it holds. */
export type Where = Pick<PolicyStatement, "Resource" | "Condition">;

/** One statement about one service: `allow("Queues", "sqs", "CreateQueue DeleteQueue", { Resource: … })`. */
export function allow(sid: string, service: string, actions: string, where: Where): PolicyStatement {
  const names = actions.trim().split(/\s+/);
  return { Sid: sid, Effect: "Allow", Action: names.map((name) => `${service}:${name}`), ...where };
}

/** Only what carries this environment's tags. */
export function ours({ system, environment }: DeliveryScope): PolicyStatement["Condition"] {
  return { StringEquals: tagsOf(system, environment) };
}

/**
 * What carries this environment's tags or none at all, for what has no name of its own: a new resource has no tags yet
 * when IAM is asked. What another environment or system tagged is out of reach.
 */
export function oursOrNobodys({ system, environment }: DeliveryScope): PolicyStatement["Condition"] {
  return { StringEqualsIfExists: tagsOf(system, environment) };
}

const tagsOf = (system: string, environment: string) => ({
  "aws:ResourceTag/System": system,
  "aws:ResourceTag/Environment": environment,
});
