import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import type { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import type { PrivateBucket } from "../storage/private-bucket";

/** Longest name of an origin access control. Source: CloudFront API reference, OriginAccessControlConfig. */
const MAX_ACCESS_CONTROL_NAME = 64;

/** How a distribution signs its requests to private buckets; one for all of its buckets. */
export function originAccess(scope: Construct, name: string, domain: string): CloudfrontOriginAccessControl {
  check(scope, [nameProblem("name", name, MAX_ACCESS_CONTROL_NAME)]);
  return new CloudfrontOriginAccessControl(scope, "access", {
    name,
    description: `Reads the files of ${domain}`,
    originAccessControlOriginType: "s3",
    signingBehavior: "always",
    signingProtocol: "sigv4",
  });
}

/** The bucket as a distribution's origin. Its key's policy must admit the `cloudfront` service. */
export function bucketOrigin(originId: string, { resource }: PrivateBucket, access: CloudfrontOriginAccessControl) {
  return { originId, domainName: resource.bucketRegionalDomainName, originAccessControlId: access.id };
}

/**
 * Lets one distribution read the bucket. It may list as well: S3 answers a missing file with 404 only to who may, else
 * with 403. Nothing asks for a list, since every distribution names a default root object (CloudFront.1).
 */
export function letRead(bucket: PrivateBucket, distributionArn: string): void {
  const reader = {
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Condition: { StringEquals: { "aws:SourceArn": distributionArn } },
  } as const;
  bucket.admit(
    { Sid: "CloudFrontReads", ...reader, Action: "s3:GetObject", Resource: `${bucket.arn}/*` },
    { Sid: "CloudFrontTellsMissing", ...reader, Action: "s3:ListBucket", Resource: bucket.arn },
  );
}
