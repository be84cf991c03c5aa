import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pLimit from "p-limit";
import { PROVIDER_CACHE } from "../rehearsal/places";
import { previewStack } from "../terraform/preview";
import { findProvider } from "../terraform/provider";
import { NOWHERE, quietEnvironment } from "../terraform/quiet-environment";
import type { Stack } from "../terraform/stacks";
import { Terraform } from "../terraform/terraform";
import { attempt, type Ends, type Run } from "./run";

/** Previews a stack against mocks, in a folder of its own and without credentials, however often it is asked. */
export function previewer(stopping: AbortSignal): (stack: Stack) => Promise<string> {
  let terraform: Promise<Terraform> | undefined;
  const find = async () => {
    const { environment } = await findProvider(quietEnvironment(NOWHERE), PROVIDER_CACHE, stopping);
    return new Terraform(environment, stopping);
  };
  return async ({ folder }) => {
    terraform ??= find();
    return previewStack(await terraform, folder, mkdtempSync(join(tmpdir(), "preview-")));
  };
}

/** Previews every stack: needs no account, no state, no credentials. */
export function previewStacks(run: Run, stacks: readonly Stack[], preview: (stack: Stack) => Promise<string>): Ends {
  const limit = pLimit(run.parallel);
  const look = (stack: Stack) =>
    attempt(run, stack, async (progress) => {
      progress("preview");
      return { outcome: "previewed", changes: [], text: await preview(stack) };
    });
  return new Map(stacks.map((stack) => [stack.name, limit(() => look(stack))]));
}
