import type { Json } from "../../modules/governance/rule";
import { type StackJson, withoutAccount } from "../terraform/checked-copy";

/** Checkov fails where a stack says which Terraform it needs, and reads CDKTF's notes as arguments. */
const STUMBLED_OVER = ["required_version", "//"];

/**
 * A stack as checkov can read it: the copy that needs no account, without what it stumbles over and without nulls. With
 * `"prefix_list_ids": null` in a rule, as CDKTF writes it, checkov passes a security group that is open to the world.
 */
export function cleaned(stack: StackJson): Json {
  return withoutNulls(withoutAccount(stack) as Json);
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.filter((each) => each !== null).map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, each]) => each !== null && !STUMBLED_OVER.includes(key));
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutNulls(each)]));
}
