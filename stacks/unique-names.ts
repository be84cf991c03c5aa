import { Id } from "@cdktf/provider-random/lib/id";
import { RandomProvider } from "@cdktf/provider-random/lib/provider";
import type { TerraformStack } from "cdktf";
import type { Account } from "../environments/account";
import { check, nameProblem } from "../modules/shared/check";
import { MAX_BUCKET_NAME } from "../modules/storage/bucket-basics";

/** Bytes of the suffix that makes a bucket name unique in the world; each is two characters of the name. */
const SUFFIX_BYTES = 4;

/**
 * Names the stack's buckets `<prefix>-<role>-<suffix>`. The suffix is made once, kept in the stack's state, and only
 * known after the apply, so the length is checked here. A rehearsal has a fixed suffix.
 */
export function uniqueBucketNames(stack: TerraformStack, prefix: string, { local }: Account): (role: string) => string {
  const suffix = local?.suffix ?? randomSuffix(stack);
  return (role) => {
    const placeholder = "0".repeat(SUFFIX_BYTES * 2);
    check(stack, [nameProblem("bucket name", `${prefix}-${role}-${placeholder}`, MAX_BUCKET_NAME)]);
    return `${prefix}-${role}-${suffix}`;
  };
}

function randomSuffix(stack: TerraformStack): string {
  new RandomProvider(stack, "random");
  return new Id(stack, "suffix", { byteLength: SUFFIX_BYTES }).hex;
}
