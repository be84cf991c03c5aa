import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BackendSettings, backendIn, backendOf } from "../state/stack-backend";
import { BACKEND_RECORD } from "../terraform/apply";
import type { Stack } from "../terraform/stacks";
import { UserError } from "../terraform/user-error";
import type { Run } from "./run";

/** `init`, but for a stack whose backend has changed. */
export const onSameBackend =
  (init: Run["init"]): Run["init"] =>
  async (stack, progress) => {
    requireSameBackend(stack);
    await init(stack, progress);
  };

const KNOWN = ["s3", "local", "cloud"];

/**
 * Refuses a stack that was synthesized for another backend than the one its folder was initialized with: in the new one it
 * has no state yet, and an apply would make all of it once more. A folder that was never initialized says nothing.
 */
function requireSameBackend(stack: Stack): void {
  const record = join(stack.folder, BACKEND_RECORD);
  if (!existsSync(record)) return;
  const { backend: { type = "", config = {} } = {} } = JSON.parse(readFileSync(record, "utf8"));
  if (!KNOWN.includes(type)) return;
  const settings = (type === "cloud" ? { cloud: config } : { backend: { [type]: config } }) as BackendSettings;
  const [before, now] = [backendIn(stack, settings).place, backendOf(stack).place];
  if (before === now) return;
  throw new UserError(
    [
      `${stack.name} keeps its state in ${now} by now, and had it in ${before}: an apply would make everything once more.`,
      "Move it: npm run state -- migrate (docs/operations/state.md). Where it has none, or was moved by other means, remove",
      record,
    ].join("\n"),
  );
}
