import { type App, TerraformResource, type TerraformStack } from "cdktf";
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

function addressesIn(stack: TerraformStack): Set<string> {
  const resources = stack.node.findAll().filter(TerraformResource.isTerraformResource);
  return new Set(resources.map((resource) => `${resource.terraformResourceType}.${resource.friendlyUniqueId}`));
}
