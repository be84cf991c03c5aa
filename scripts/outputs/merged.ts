import { isDeepStrictEqual } from "node:util";
import { UserError } from "../terraform/user-error";
import type { StackOutputs } from "./stack-outputs";

interface Origin {
  readonly stack: string;
  readonly name: string;
  readonly value: unknown;
}

/** `VPC_ID` for `vpc_id` and `vpc-id`: a shell's variables know no hyphen. */
const keyOf = (name: string) => name.toUpperCase().replaceAll("-", "_");

/** The values of all stacks by upper-case key; refuses a key that stands for two values. */
export function merged(all: readonly StackOutputs[]): Readonly<Record<string, unknown>> {
  const found = new Map<string, Origin>();
  const problems: string[] = [];
  for (const { stack, values } of all) {
    for (const [name, value] of Object.entries(values)) {
      const key = keyOf(name);
      const other = found.get(key);
      if (other && !isDeepStrictEqual(other.value, value)) {
        problems.push(`${key} is ${other.name} of ${other.stack} and ${name} of ${stack}, with different values.`);
      }
      found.set(key, other ?? { stack, name, value });
    }
  }
  if (problems.length > 0) throw new UserError([...problems, "One of them must be renamed. Nothing was written."].join("\n"));
  return Object.fromEntries([...found].map(([key, { value }]) => [key, value]));
}
