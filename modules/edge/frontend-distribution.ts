import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import type { PrivateBucket } from "../storage/private-bucket";
import type { AliasTarget } from "./alias-record";
import { SecurityHeaders } from "./security-headers";

/** Longest name of an origin access control. Source: CloudFront API reference, OriginAccessControlConfig. */
const MAX_ACCESS_CONTROL_NAME = 64;
/** AWS's own cache policy `CachingOptimized`. Source: CloudFront developer guide, "Use managed cache policies". */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7443e55e8e43";
const START_PAGE = "index.html";
const ORIGIN = "bucket";

export interface FrontendDistributionProps {
  readonly name: string;
  /** Name people open; the certificate is for it. */
  readonly domain: string;
  /** Issued in us-east-1. */
  readonly certificateArn: string;
  /** Encrypted with a key whose policy admits the `cloudfront` service. */
  readonly bucket: PrivateBucket;
  /** Origins that the pages may call besides their own. */
  readonly callsTo: readonly string[];
  /** Edge locations that serve: `PriceClass_100` is North America and Europe, `PriceClass_All` all of them. */
  readonly priceClass: "PriceClass_100" | "PriceClass_200" | "PriceClass_All";
  /** Of scope CLOUDFRONT. */
  readonly webAclArn?: string;
}

/**
 * Serves a single-page application from a private bucket. An address without a file gets the start page, for the
 * application to read. How long a file is kept at the edge says its `Cache-Control`, a day without one.
 */
export class FrontendDistribution extends Construct implements AliasTarget {
  readonly arn: string;
  readonly distributionId: string;
  readonly domainName: string;
  readonly hostedZoneId: string;
  readonly resource: CloudfrontDistribution;

  constructor(scope: Construct, id: string, props: FrontendDistributionProps) {
    super(scope, id);
    const { name, domain, certificateArn, bucket, callsTo, priceClass, webAclArn } = props;
    check(this, [nameProblem("name", name, MAX_ACCESS_CONTROL_NAME)]);
    const access = new CloudfrontOriginAccessControl(this, "access", {
      name,
      description: `Reads the files of ${domain}`,
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
    });
    const headers = new SecurityHeaders(this, "headers", { name, callsTo });
    this.resource = new CloudfrontDistribution(this, "distribution", {
      enabled: true,
      comment: name,
      aliases: [domain],
      defaultRootObject: START_PAGE,
      httpVersion: "http2and3",
      isIpv6Enabled: true,
      priceClass,
      webAclId: webAclArn,
      origin: [{ originId: ORIGIN, domainName: bucket.resource.bucketRegionalDomainName, originAccessControlId: access.id }],
      defaultCacheBehavior: {
        targetOriginId: ORIGIN,
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD", "OPTIONS"],
        cachedMethods: ["GET", "HEAD"],
        compress: true,
        cachePolicyId: CACHING_OPTIMIZED,
        responseHeadersPolicyId: headers.policyId,
      },
      // Not 403: that is also what the web ACL answers, and CloudFront cannot tell the two apart.
      customErrorResponse: [{ errorCode: 404, responseCode: 200, responsePagePath: `/${START_PAGE}`, errorCachingMinTtl: 10 }],
      restrictions: { geoRestriction: { restrictionType: "none" } },
      viewerCertificate: {
        acmCertificateArn: certificateArn,
        minimumProtocolVersion: "TLSv1.2_2021",
        sslSupportMethod: "sni-only",
      },
    });
    this.arn = this.resource.arn;
    this.distributionId = this.resource.id;
    this.domainName = this.resource.domainName;
    this.hostedZoneId = this.resource.hostedZoneId;
    this.readFrom(bucket);
  }

  /** May list as well: S3 answers a missing file with 404 only to who may, else with 403. Nothing asks for a list. */
  private readFrom(bucket: PrivateBucket): void {
    const reader = {
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceArn": this.arn } },
    } as const;
    bucket.admit(
      { Sid: "CloudFrontReads", ...reader, Action: "s3:GetObject", Resource: `${bucket.arn}/*` },
      { Sid: "CloudFrontTellsMissing", ...reader, Action: "s3:ListBucket", Resource: bucket.arn },
    );
  }
}
