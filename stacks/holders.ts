import { type App, TerraformResource, type TerraformStack } from "cdktf";
import { wildcard } from "../modules/shared/wildcard";
import { PlatformStack } from "./platform-stack";

/** A stack as far as records about its state must know it. */
export interface Holder {
  readonly stack: TerraformStack;
  readonly accountId: string;
  /** Addresses of its resources, e.g. `aws_sqs_queue.jobs_0C9A55B1`. */
  readonly addresses: ReadonlySet<string>;
}

/** Stacks by name. */
export type Holders = ReadonlyMap<string, Holder>;

/** Every stack of the app; it must be built to its end. */
export function holdersIn(app: App): Holders {
  const stacks = app.node.children.filter((child) => child instanceof PlatformStack);
  return new Map(stacks.map((stack) => [stack.node.id, { stack, accountId: stack.account.id, addresses: addressesIn(stack) }]));
}

/** The records that are about a stack, by its name or by a pattern in which `*` stands for anything. */
export const fittingIn = <T extends { readonly stack: string }>({ stack }: Holder, records: readonly T[]): T[] =>
  records.filter((record) => wildcard(record.stack)(stack.node.id));

function addressesIn(stack: TerraformStack): Set<string> {
  const resources = stack.node.findAll().filter(TerraformResource.isTerraformResource);
  return new Set(resources.map((resource) => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`));
}
