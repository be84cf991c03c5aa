import type { Json } from "../../../modules/governance/rule";
import { type Bill, billOf } from "../../../scripts/cost/bill";
import { estateOf } from "../../../scripts/docs/estate";

/** Resources by `type.name`, and what they come to. */
export interface Case {
  readonly what: string;
  readonly resources: Record<string, Record<string, Json>>;
  readonly counts: readonly string[];
}

type Arguments = Record<string, Json>;

/** The bill of one stack, whose resources stand by `type.name`. */
export function billed(resources: Record<string, Arguments>, region = "us-east-1"): Bill {
  const resource: Record<string, Record<string, Arguments>> = {};
  for (const [address, values] of Object.entries(resources)) {
    const [type, name] = address.split(".");
    resource[type] = { ...resource[type], [name]: values };
  }
  return billOf(estateOf({ "shop-dev-all": { resource, provider: { aws: [{ region }] } } }));
}

/** `how many × what` of each item. */
export const counted = ({ items }: Bill): string[] => items.map(({ price, quantity }) => `${quantity} × ${price.what}`);
