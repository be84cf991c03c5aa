import { CloudfrontResponseHeadersPolicy } from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";
import { MAX_POLICY_NAME, securityHeaders } from "./security-headers";

/** Seconds that a browser remembers who may load. */
const REMEMBERED_SECONDS = 86_400;
/** For a file that is opened by itself: one that a user uploaded (SVG, HTML) shows, but runs no script and loads nothing. */
const NO_SCRIPTS = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  // How browsers show a picture, a film, a PDF: as a page of their own making around the file.
  "img-src 'self' data:",
  "media-src 'self'",
  "object-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export interface AssetHeadersProps {
  readonly name: string;
  /** Origins whose pages may load fonts, scripts and the like, e.g. `https://example.com`. */
  readonly siteOrigins: readonly string[];
}

/** What browsers are told with every file of a site: which pages may load it (CORS), TLS only, no scripts in what is opened. */
export class AssetHeaders extends Construct {
  readonly policyId: string;

  constructor(scope: Construct, id: string, { name, siteOrigins }: AssetHeadersProps) {
    super(scope, id);
    check(this, [
      nameProblem("name", name, MAX_POLICY_NAME),
      siteOrigins.length === 0 && "siteOrigins must name one origin or more",
      siteOrigins.some((origin) => !/^https:\/\/[^/]+$/.test(origin)) &&
        `siteOrigins must be of the form https://<name>, got "${siteOrigins.join('", "')}"`,
    ]);
    this.policyId = new CloudfrontResponseHeadersPolicy(this, "policy", {
      name,
      comment: "Headers of a site's files",
      securityHeadersConfig: securityHeaders(NO_SCRIPTS),
      corsConfig: {
        accessControlAllowCredentials: false,
        accessControlAllowOrigins: { items: [...siteOrigins] },
        accessControlAllowMethods: { items: ["GET", "HEAD"] },
        // CloudFront asks for one at least; media players ask for parts of a file.
        accessControlAllowHeaders: { items: ["Range"] },
        accessControlMaxAgeSec: REMEMBERED_SECONDS,
        originOverride: true,
      },
    }).id;
  }
}
