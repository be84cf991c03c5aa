import type { LambdaFunction } from "../../modules/compute/lambda-function";
import type { OriginGate } from "../../modules/edge/origin-gate";
import type { WatchedServices } from "./watched-service";

/** Web and API as the rest of foundry knows them, whatever they run on. */
export interface OriginServices {
  /** Host names that CloudFront asks by HTTPS. */
  readonly origins: { readonly web: string; readonly api: string };
  /** Stands before both. */
  readonly gate: OriginGate;
  readonly watched: WatchedServices;
  /** Functions by role word, for what watches them. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;
}

/** The two services that CloudFront asks. */
export const ORIGIN_ROLES = ["web", "api"] as const;
/** Word by which such a service is told apart. */
export type OriginRole = (typeof ORIGIN_ROLES)[number];

/** Answers a GET with 200 while the service is well. */
export const HEALTH_PATHS: Readonly<Record<OriginRole, string>> = { web: "/", api: "/api/health" };
