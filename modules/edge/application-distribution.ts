import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { check } from "../shared/check";
import type { PrivateBucket } from "../storage/private-bucket";
import type { AliasTarget } from "./alias-record";
import { bucketOrigin, letRead, originAccess } from "./bucket-origin";
import { cachedFiles, type DistributionBasics, distributionBasics, distributionExceptions } from "./distribution-basics";
import { SecurityHeaders } from "./security-headers";
import { ViewerFunction } from "./viewer-function";

const START_PAGE = "index.html";
const FRONTEND = "frontend";
const BACKEND = "backend";
const BACKEND_PATHS = ["/api/*", "/ws/*"];
/** AWS's own policies: nothing is cached; everything that was asked is passed on. */
const CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";
/** The longest that need not be asked of AWS. Source: CloudFront developer guide, "Quotas". */
const ORIGIN_SECONDS = 60;

/** Where requests for the backend go, by HTTP on port 80. */
export interface BackendOrigin {
  /** A DNS name of ours that stays when what it points at is replaced. */
  readonly domainName: string;
  /** Goes with every request. The value is the first one, which is no secret. */
  readonly header: { readonly name: string; readonly value: string };
}

export interface ApplicationDistributionProps extends DistributionBasics {
  /** Encrypted with a key whose policy admits the `cloudfront` service. */
  readonly bucket: PrivateBucket;
  readonly origin: BackendOrigin;
}

/**
 * Serves a single-page application from a private bucket and, under the same name, its backend: `/api/*` and the
 * WebSockets of `/ws/*`. What the backend answers is neither kept nor changed. Only addresses of the frontend get the
 * start page: a custom error response would hold for the whole distribution and hide the backend's own 403 and 404.
 */
export class ApplicationDistribution extends Construct implements AliasTarget {
  readonly arn: string;
  readonly distributionId: string;
  readonly domainName: string;
  readonly hostedZoneId: string;
  readonly resource: CloudfrontDistribution;

  constructor(scope: Construct, id: string, props: ApplicationDistributionProps) {
    super(scope, id);
    const { name, domain, bucket, origin } = props;
    check(this, [
      changesByItself(origin.domainName) && "origin.domainName must be a name of ours, got one that AWS gives and takes back",
    ]);
    const access = originAccess(this, name, domain);
    const headers = new SecurityHeaders(this, "headers", { name, callsTo: [`wss://${domain}`] });
    const router = new ViewerFunction(this, "router", {
      name,
      source: "single-page",
      description: `Start page of ${domain}`,
    });
    this.resource = new CloudfrontDistribution(this, "distribution", {
      ...distributionBasics(props),
      defaultRootObject: START_PAGE,
      origin: [bucketOrigin(FRONTEND, bucket, access), backendOrigin(origin)],
      defaultCacheBehavior: {
        ...cachedFiles(FRONTEND, headers.policyId),
        functionAssociation: [{ eventType: "viewer-request", functionArn: router.arn }],
      },
      orderedCacheBehavior: BACKEND_PATHS.map(passedOn),
      // A rotation writes the header's real value. Origins are a set, in which nothing can be named alone: so no apply
      // brings CloudFront a change of any of them, hence names that stay.
      lifecycle: { ignoreChanges: ["origin"] },
    });
    distributionExceptions(this.resource, props);
    except(this.resource, "distributionEncryptsToOrigins", "the document asks for HTTP: the load balancer has no certificate");
    this.arn = this.resource.arn;
    this.distributionId = this.resource.id;
    this.domainName = this.resource.domainName;
    this.hostedZoneId = this.resource.hostedZoneId;
    letRead(bucket, this.arn);
  }
}

const changesByItself = (domainName: string) => Token.isUnresolved(domainName) || domainName.endsWith(".amazonaws.com");

/**
 * By HTTP, because what stands there has no certificate: CloudFront.9 cannot be met, and the TLS version that CloudFront.10
 * asks for is never used. The header passes in clear too; it tells our distribution from strangers', no more.
 */
function backendOrigin({ domainName, header }: BackendOrigin) {
  return {
    originId: BACKEND,
    domainName,
    customHeader: [header],
    customOriginConfig: {
      httpPort: 80,
      // Asked for by CloudFront, and not used by `http-only`.
      httpsPort: 443,
      originSslProtocols: ["TLSv1.2"],
      originProtocolPolicy: "http-only",
      originReadTimeout: ORIGIN_SECONDS,
      originKeepaliveTimeout: ORIGIN_SECONDS,
    },
  };
}

/**
 * A WebSocket opens where all headers of the viewer reach the origin, `Sec-WebSocket-*` among them; `Upgrade` passes for
 * WebSockets alone. Sources: CloudFront developer guide, "Use WebSockets with CloudFront distributions" and "Request and
 * response behavior for custom origins".
 */
function passedOn(pathPattern: string) {
  return {
    pathPattern,
    targetOriginId: BACKEND,
    // No redirect: the request that it answers has passed in clear, and WebSockets follow none.
    viewerProtocolPolicy: "https-only",
    allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId: CACHING_DISABLED,
    originRequestPolicyId: ALL_VIEWER,
  };
}
