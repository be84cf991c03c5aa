/** A package of CDKTF's, and the one that CDK Terrain publishes in its place. */
export interface Port {
  readonly from: string;
  readonly to: string;
  readonly version: string;
}

/**
 * CDK Terrain (open-constructs/cdk-terrain) maintains CDKTF since it was archived in December 2025. Of each package the
 * published version that is nearest to ours and that takes this cdktn.
 */
export const FORK: readonly Port[] = [
  { from: "cdktf", to: "cdktn", version: "0.24.0" },
  { from: "@cdktf/provider-aws", to: "@cdktn/provider-aws", version: "25.5.0" },
  { from: "@cdktf/provider-random", to: "@cdktn/provider-random", version: "15.0.1" },
  // The same package; cdktn 0.24 takes it below 10.8 only.
  { from: "constructs", to: "constructs", version: "10.7.2" },
];

/** What `main.ts` needs to be synthesized: sources, and what is bundled or copied into the stacks' folders. */
export const PORTED = [
  "main.ts",
  "environments",
  "systems",
  "stacks",
  "modules",
  "functions",
  "viewer-functions",
  "instances",
  "applications",
];

/** Packages that synthesis and the type check need of those that only developers need. */
export const isTool = (name: string): boolean => ["tsx", "typescript"].includes(name) || name.startsWith("@types/");
