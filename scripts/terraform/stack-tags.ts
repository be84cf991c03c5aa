import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "./stacks";

/** The tags that a synthesized stack puts on everything: whose it is. */
export function stackTags({ folder }: Stack): Readonly<Record<"System" | "Environment", string>> {
  const { provider } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
  return provider.aws[0].default_tags[0].tags;
}
