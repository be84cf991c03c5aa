import * as v from "valibot";
import { region } from "../shared/fields";
import type { Problem } from "../shared/problems";

/**
 * CloudFront takes certificate and web ACL of this region only, and delivers its logs and counts its metrics there.
 * Source: CloudFront developer guide, "Requirements for using SSL/TLS certificates with CloudFront" and "Types of metrics".
 */
export const CLOUDFRONT_REGION = "us-east-1";

/**
 * For a system that makes nothing in a second region: it runs where CloudFront's parts stand. A region that is none is
 * told elsewhere.
 */
export function cloudfrontProblems(given: string | undefined): Problem[] {
  if (!v.is(region, given) || given === CLOUDFRONT_REGION) return [];
  return [
    { path: ["region"], message: `must be ${CLOUDFRONT_REGION}, where CloudFront takes certificate and web ACL from`, given },
  ];
}
