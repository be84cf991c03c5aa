import type { CloudfrontDistribution, CloudfrontDistributionConfig } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { except } from "../governance/exceptions";
import type { DistributionSettings } from "./distribution-settings";

/** AWS's own cache policy `CachingOptimized`. Source: CloudFront developer guide, "Use managed cache policies". */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7443e55e8e43";

/** What every distribution is told. */
export interface DistributionBasics {
  readonly name: string;
  /** Name people open; the certificate is for it. */
  readonly domain: string;
  /** Issued in us-east-1. */
  readonly certificateArn: string;
  readonly priceClass: DistributionSettings["priceClass"];
  /** Of scope CLOUDFRONT. @default none */
  readonly webAclArn?: string;
}

/** What every distribution is, whatever it serves: under its own name, by TLS 1.2 or newer, HTTP/2 and HTTP/3, IPv4 and IPv6. */
export function distributionBasics({ name, domain, certificateArn, priceClass, webAclArn }: DistributionBasics) {
  return {
    enabled: true,
    comment: name,
    aliases: [domain],
    httpVersion: "http2and3",
    isIpv6Enabled: true,
    priceClass,
    webAclId: webAclArn,
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: {
      acmCertificateArn: certificateArn,
      minimumProtocolVersion: "TLSv1.2_2021",
      sslSupportMethod: "sni-only",
    },
  } satisfies Partial<CloudfrontDistributionConfig>;
}

/** What no distribution here keeps, and a web ACL where an environment does without. */
export function distributionExceptions(distribution: CloudfrontDistribution, { webAclArn }: DistributionBasics): void {
  except(distribution, "distributionFailsOver", "no origin has another that could take its place");
  if (!webAclArn) except(distribution, "distributionHasWebAcl", 'this environment asks for waf "none", for its price');
}

/** Files that are read, compressed and cached: as long as their `Cache-Control` says, up to a year, and a day without one. */
export function cachedFiles(targetOriginId: string, responseHeadersPolicyId: string) {
  return {
    targetOriginId,
    viewerProtocolPolicy: "redirect-to-https",
    allowedMethods: ["GET", "HEAD", "OPTIONS"],
    cachedMethods: ["GET", "HEAD"],
    compress: true,
    cachePolicyId: CACHING_OPTIMIZED,
    responseHeadersPolicyId,
  };
}
