import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { Construct } from "constructs";
import type { PrivateBucket } from "../storage/private-bucket";
import type { AliasTarget } from "./alias-record";
import { bucketOrigin, letRead, originAccess } from "./bucket-origin";
import { cachedFiles, type DistributionBasics, distributionBasics, distributionExceptions } from "./distribution-basics";
import { SecurityHeaders } from "./security-headers";

const START_PAGE = "index.html";
const ORIGIN = "bucket";

export interface FrontendDistributionProps extends DistributionBasics {
  /** Encrypted with a key whose policy admits the `cloudfront` service. */
  readonly bucket: PrivateBucket;
  /** Origins that the pages may call besides their own. */
  readonly callsTo: readonly string[];
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
    const { name, domain, bucket, callsTo } = props;
    const access = originAccess(this, name, domain);
    const headers = new SecurityHeaders(this, "headers", { name, callsTo });
    this.resource = new CloudfrontDistribution(this, "distribution", {
      ...distributionBasics(props),
      defaultRootObject: START_PAGE,
      origin: [bucketOrigin(ORIGIN, bucket, access)],
      defaultCacheBehavior: cachedFiles(ORIGIN, headers.policyId),
      // Not 403: that is also what the web ACL answers, and CloudFront cannot tell the two apart.
      customErrorResponse: [{ errorCode: 404, responseCode: 200, responsePagePath: `/${START_PAGE}`, errorCachingMinTtl: 10 }],
    });
    distributionExceptions(this.resource, props);
    this.arn = this.resource.arn;
    this.distributionId = this.resource.id;
    this.domainName = this.resource.domainName;
    this.hostedZoneId = this.resource.hostedZoneId;
    letRead(bucket, this.arn);
  }
}
