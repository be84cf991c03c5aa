import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontResponseHeadersPolicy } from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy";
import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { check, nameProblem } from "../shared/check";
import type { PrivateBucket } from "../storage/private-bucket";
import type { AliasTarget } from "./alias-record";
import { AssetHeaders } from "./asset-headers";
import { bucketOrigin, letRead, originAccess } from "./bucket-origin";
import { cachePolicy } from "./cache-policies";
import { cachedFiles, type DistributionBasics, distributionBasics, distributionExceptions } from "./distribution-basics";
import { headerFunction } from "./header-function";
import { MAX_POLICY_NAME, securityHeaders } from "./security-headers";
import type { ViewerFunction } from "./viewer-function";

const WEB = "web";
const API = "api";
const FILES = "public";
/** What the API answers, files of the web service that change their names with their content, and files of the bucket. */
const API_PATHS = ["/graphql", "/api/*"];
const ASSET_PATHS = "/assets/*";
const FILE_PATHS = "/public/*";
/** AWS's own policy: all that viewers sent, but for the name they asked. Source: CloudFront developer guide, "Use managed origin request policies". */
const ALL_BUT_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";
/** The longest that need not be asked of AWS. Source: CloudFront developer guide, "Quotas". */
const ORIGIN_SECONDS = 60;

export interface ServiceDistributionProps extends DistributionBasics {
  /** Host names with a certificate of their own, that answer by HTTPS. */
  readonly origins: { readonly web: string; readonly api: string };
  /** Encrypted with a key whose policy admits the `cloudfront` service; its keys begin with `public/`. */
  readonly bucket: PrivateBucket;
}

/**
 * Serves an application under one name: `/graphql` and `/api/*` by its API, `/public/*` from a private bucket, all else by
 * its web service, whose `/assets/*` stay at the edge. Both services are asked by HTTPS under their own names, with a
 * header that says that this distribution asks.
 */
export class ServiceDistribution extends Construct implements AliasTarget {
  readonly arn: string;
  readonly distributionId: string;
  readonly domainName: string;
  readonly hostedZoneId: string;
  /** Adds the header; a rotation replaces its value. */
  readonly header: ViewerFunction;
  readonly resource: CloudfrontDistribution;

  constructor(scope: Construct, id: string, props: ServiceDistributionProps) {
    super(scope, id);
    const { name, domain, origins, bucket } = props;
    check(this, [nameProblem("name", `${name}-servers`, MAX_POLICY_NAME)]);
    const access = originAccess(this, name, domain);
    this.header = headerFunction(this, "header", name);
    const { id: serverHeaders } = new CloudfrontResponseHeadersPolicy(this, "headers", {
      name: `${name}-servers`,
      comment: "Security headers; the server says what its pages may load",
      securityHeadersConfig: securityHeaders(),
    });
    const files = new AssetHeaders(this, "file-headers", { name: `${name}-files`, siteOrigins: [`https://${domain}`] });
    const keep = (kind: Parameters<typeof cachePolicy>[1]) => cachePolicy(this, kind, name);
    const policies = { api: keep("api"), assets: keep("assets"), pages: keep("pages") };
    const asked = (targetOriginId: string, cachePolicyId: string) => ({
      targetOriginId,
      cachePolicyId,
      originRequestPolicyId: ALL_BUT_HOST,
      responseHeadersPolicyId: serverHeaders,
      compress: true,
      functionAssociation: [{ eventType: "viewer-request", functionArn: this.header.arn }],
    });
    const reading = { allowedMethods: ["GET", "HEAD", "OPTIONS"], cachedMethods: ["GET", "HEAD"] };
    const pages = { viewerProtocolPolicy: "redirect-to-https", ...reading };
    this.resource = new CloudfrontDistribution(this, "distribution", {
      ...distributionBasics(props),
      origin: [serverOrigin(WEB, origins.web), serverOrigin(API, origins.api), bucketOrigin(FILES, bucket, access)],
      defaultCacheBehavior: { ...asked(WEB, policies.pages), ...pages },
      orderedCacheBehavior: [
        ...API_PATHS.map((pathPattern) => ({
          pathPattern,
          ...asked(API, policies.api),
          // No redirect: the request that it answers has passed in clear.
          viewerProtocolPolicy: "https-only",
          allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
          cachedMethods: ["GET", "HEAD", "OPTIONS"],
        })),
        { pathPattern: ASSET_PATHS, ...asked(WEB, policies.assets), ...pages },
        { pathPattern: FILE_PATHS, ...cachedFiles(FILES, files.policyId) },
      ],
    });
    distributionExceptions(this.resource, props);
    except(this.resource, "distributionHasRootObject", "the web service answers /");
    this.arn = this.resource.arn;
    this.distributionId = this.resource.id;
    this.domainName = this.resource.domainName;
    this.hostedZoneId = this.resource.hostedZoneId;
    letRead(bucket, this.arn);
  }
}

function serverOrigin(originId: string, domainName: string) {
  return {
    originId,
    domainName,
    customOriginConfig: {
      // Asked for by CloudFront, and not used by `https-only`.
      httpPort: 80,
      httpsPort: 443,
      originSslProtocols: ["TLSv1.2"],
      originProtocolPolicy: "https-only",
      originReadTimeout: ORIGIN_SECONDS,
      originKeepaliveTimeout: ORIGIN_SECONDS,
    },
  };
}
