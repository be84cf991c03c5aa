import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { Construct } from "constructs";
import type { PrivateBucket } from "../storage/private-bucket";
import type { AliasTarget } from "./alias-record";
import { AssetHeaders } from "./asset-headers";
import { bucketOrigin, letRead, originAccess } from "./bucket-origin";
import { cachedFiles, type DistributionBasics, distributionBasics, distributionExceptions } from "./distribution-basics";

/** What `/` is, so that it is never a list of the bucket (CloudFront.1). Nobody need upload it: without it, `/` is 404. */
const ROOT_OBJECT = "index.html";
/** CloudFront passes the path on as it is: the keys in the media bucket begin with `media/`. */
const MEDIA_PATHS = "/media/*";

export interface AssetDistributionProps extends DistributionBasics {
  /** Encrypted with a key whose policy admits the `cloudfront` service. */
  readonly buckets: {
    /** Files that belong to a release: scripts, styles, fonts, images. */
    readonly static: PrivateBucket;
    /** What users put there, under keys that begin with `media/`. */
    readonly media: PrivateBucket;
  };
  /** Origins whose pages use the files, e.g. `https://example.com`. */
  readonly siteOrigins: readonly string[];
}

/** Serves a site's files beside the site: those of its releases, and under `/media/` those of its users. A missing file is 404. */
export class AssetDistribution extends Construct implements AliasTarget {
  readonly arn: string;
  readonly distributionId: string;
  readonly domainName: string;
  readonly hostedZoneId: string;
  readonly resource: CloudfrontDistribution;

  constructor(scope: Construct, id: string, props: AssetDistributionProps) {
    super(scope, id);
    const { name, domain, buckets, siteOrigins } = props;
    const access = originAccess(this, name, domain);
    const { policyId } = new AssetHeaders(this, "headers", { name, siteOrigins });
    this.resource = new CloudfrontDistribution(this, "distribution", {
      ...distributionBasics(props),
      defaultRootObject: ROOT_OBJECT,
      origin: [bucketOrigin("static", buckets.static, access), bucketOrigin("media", buckets.media, access)],
      defaultCacheBehavior: cachedFiles("static", policyId),
      orderedCacheBehavior: [{ pathPattern: MEDIA_PATHS, ...cachedFiles("media", policyId) }],
    });
    distributionExceptions(this.resource, props);
    this.arn = this.resource.arn;
    this.distributionId = this.resource.id;
    this.domainName = this.resource.domainName;
    this.hostedZoneId = this.resource.hostedZoneId;
    for (const bucket of [buckets.static, buckets.media]) letRead(bucket, this.arn);
  }
}
