import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { terraformSettings, withoutDetours } from "./quiet-environment";
import { stopSignal } from "./stop-signal";
import { type OnProcess, requireTerraform, Terraform } from "./terraform";

export interface ShellOptions {
  /** Ends what is running. @default on the first Ctrl-C */
  readonly stopping?: AbortSignal;
  readonly onProcess?: OnProcess;
  /** AWS profile in place of the shell's credentials. */
  readonly profile?: string;
}

/** Terraform with the credentials of the shell, or of a profile of it. Providers are fetched once for all stacks. */
export function shellTerraform({ stopping = stopSignal(), onProcess, profile }: ShellOptions = {}): Terraform {
  requireTerraform();
  // The user's own: what lies there is run with the shell's credentials, and in /tmp anybody could have put it there.
  const cache = resolve(process.env.TF_PLUGIN_CACHE_DIR ?? join(homedir(), ".terraform.d", "plugin-cache"));
  mkdirSync(cache, { recursive: true });
  const environment = {
    ...withoutDetours(profile ? asProfile(process.env, profile) : process.env),
    ...terraformSettings(),
    TF_PLUGIN_CACHE_DIR: cache,
    // Without it Terraform fetches what it has, for checksums of other platforms.
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
  };
  return new Terraform(environment, stopping, onProcess);
}

/** A profile counts only where the shell has no keys. */
function asProfile(environment: NodeJS.ProcessEnv, profile: string): NodeJS.ProcessEnv {
  const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _key, AWS_SESSION_TOKEN: _token, ...others } = environment;
  return { ...others, AWS_PROFILE: profile };
}
