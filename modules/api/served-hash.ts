import { createHash } from "node:crypto";
import { Lazy, type TerraformResource } from "cdktf";

/**
 * A hash of what a deployment freezes, taken when the stack is written, overrides included. A deployment with it among
 * its triggers is made anew when one of the parts changes, and only then.
 */
export function servedHash(parts: readonly TerraformResource[]): string {
  return Lazy.stringValue({
    produce: (context) =>
      createHash("sha256")
        .update(JSON.stringify(parts.map((part) => context.resolve(part.toTerraform()))))
        .digest("hex"),
  });
}
