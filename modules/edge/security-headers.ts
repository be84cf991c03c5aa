import {
  CloudfrontResponseHeadersPolicy,
  type CloudfrontResponseHeadersPolicySecurityHeadersConfig,
} from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy";
import { Construct } from "constructs";
import { check, nameProblem } from "../shared/check";

/** Longest name of a response headers policy. Source: CloudFront API reference, ResponseHeadersPolicyConfig. */
export const MAX_POLICY_NAME = 128;
const TWO_YEARS_SECONDS = 2 * 365 * 24 * 60 * 60;

export interface SecurityHeadersProps {
  readonly name: string;
  /** Origins that the pages may call besides their own, e.g. `https://api.example.com` and `wss://ws.example.com`. */
  readonly callsTo: readonly string[];
}

/** What browsers are told with every answer: TLS only, no frames, and nothing loaded from or sent to strangers. */
export class SecurityHeaders extends Construct {
  readonly policyId: string;

  constructor(scope: Construct, id: string, { name, callsTo }: SecurityHeadersProps) {
    super(scope, id);
    check(this, [nameProblem("name", name, MAX_POLICY_NAME)]);
    this.policyId = new CloudfrontResponseHeadersPolicy(this, "policy", {
      name,
      comment: "Security headers",
      securityHeadersConfig: securityHeaders(contentPolicy(callsTo)),
    }).id;
  }
}

/**
 * TLS only, types as given, no frames, no paths told to strangers, and what a page may load; no object's own header wins.
 * Without a content policy, whoever serves the pages says what they may load.
 */
export function securityHeaders(contentSecurityPolicy?: string): CloudfrontResponseHeadersPolicySecurityHeadersConfig {
  return {
    strictTransportSecurity: {
      accessControlMaxAgeSec: TWO_YEARS_SECONDS,
      includeSubdomains: true,
      // Browsers' preload list takes registered domains only, and gives them back after months.
      preload: false,
      override: true,
    },
    contentTypeOptions: { override: true },
    frameOptions: { frameOption: "DENY", override: true },
    referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
    ...(contentSecurityPolicy && { contentSecurityPolicy: { contentSecurityPolicy, override: true } }),
  };
}

/** Scripts come from files of the bucket only: one that is written into a page, as injected ones are, does not run. */
function contentPolicy(callsTo: readonly string[]): string {
  return [
    "default-src 'self'",
    ["connect-src 'self'", ...callsTo].join(" "),
    "img-src 'self' data: blob:",
    // Component libraries write styles into pages.
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "upgrade-insecure-requests",
  ].join("; ");
}
