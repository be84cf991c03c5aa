import { layersOf } from "../terraform/layers";
import type { Stack } from "../terraform/stacks";
import { TERRAFORM_VERSION } from "../terraform/terraform-version";

/** What every stack is synthesized from. Which files are one environment's own, each project says itself. */
export const SHARED_SOURCES = [
  "main.ts",
  "package-lock.json",
  "applications/**",
  "environments/*.ts",
  "environments/accounts/**",
  "functions/**",
  "instances/**",
  "modules/**",
  "stacks/**",
  "systems/**",
  "viewer-functions/**",
] as const;

/** One stack, in Atlantis's words. */
export interface Project {
  readonly name: string;
  readonly dir: string;
  readonly terraform_version: string;
  /** Lower ones are planned and applied first. */
  readonly execution_order_group: number;
  /** Cannot be applied before these, where the same pull request changes them. */
  readonly depends_on?: readonly string[];
  readonly autoplan: { readonly enabled: true; readonly when_modified: readonly string[] };
}

/** `atlantis.yaml`. What a pull request must be before it is applied is not said here, where it could change it. */
export interface RepoConfig {
  readonly version: 3;
  readonly abort_on_execution_order_fail: true;
  readonly projects: readonly Project[];
}

/** A stack, and where it is seen from the root of the repository. */
export interface PlacedStack extends Stack {
  /** `cdktf.out/stacks/partner-dev-network`. */
  readonly dir: string;
  /** Sources that no other environment has, from the root of the repository. */
  readonly ownSources: readonly string[];
}

/** One project for each stack, in an order that can be applied from top to bottom. */
export function repoConfig(stacks: readonly PlacedStack[]): RepoConfig {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const projects = layersOf(stacks).flatMap((layer, group) =>
    layer.flatMap((name) => {
      const stack = byName.get(name);
      return stack ? [projectOf(stack, group)] : [];
    }),
  );
  return { version: 3, abort_on_execution_order_fail: true, projects };
}

function projectOf({ name, dir, dependencies, ownSources }: PlacedStack, group: number): Project {
  // Atlantis looks for changes from the project's folder.
  const up = dir.split("/").fill("..").join("/");
  return {
    name,
    dir,
    terraform_version: `v${TERRAFORM_VERSION}`,
    execution_order_group: group,
    ...(dependencies.length > 0 && { depends_on: [...dependencies].sort() }),
    autoplan: { enabled: true, when_modified: [...SHARED_SOURCES, ...ownSources].map((source) => `${up}/${source}`) },
  };
}
