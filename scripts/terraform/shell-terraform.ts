import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformSettings, withoutDetours } from "./quiet-environment";
import { stopSignal } from "./stop-signal";
import { type OnProcess, requireTerraform, Terraform } from "./terraform";

/** Terraform with the credentials of the shell. Providers are fetched once for all stacks. */
export function shellTerraform(stopping = stopSignal(), onProcess?: OnProcess): Terraform {
  requireTerraform();
  const cache = process.env.TF_PLUGIN_CACHE_DIR ?? join(tmpdir(), "terraform-plugins");
  mkdirSync(cache, { recursive: true });
  const environment = {
    ...withoutDetours(process.env),
    ...terraformSettings(),
    TF_PLUGIN_CACHE_DIR: cache,
    // Without it Terraform fetches what it has, for checksums of other platforms.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
  };
  return new Terraform(environment, stopping, onProcess);
}
