import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { check } from "../shared/check";

/** Longest first name of a certificate. Source: ACM, RequestCertificate. */
const MAX_COMMON_NAME = 64;
/** Seconds that resolvers may remember a validation record. */
const RECORD_SECONDS = 300;

export interface CertificateProps {
  readonly domain: string;
  /**
   * More names on the same certificate, by role word: `{ www: "www.example.com" }`. The words are state addresses.
   * @default none
   */
  readonly alternativeNames?: Readonly<Record<string, string>>;
  /** Public zone that the validation records are written to; it must be delegated to, or the apply waits in vain. */
  readonly zoneId: string;
  /** Region of the certificate: us-east-1 for CloudFront, the API's own for a regional API. @default the stack's */
  readonly provider?: TerraformProvider;
}

/**
 * A certificate that ACM issues once the zone proves the names, and renews by itself as long as the records stand.
 * RSA of 2,048 bits, ACM's default: every client and every AWS service takes it.
 */
export class Certificate extends Construct {
  /** Known when the certificate is issued: what uses it waits for that. */
  readonly arn: string;
  readonly resource: AcmCertificate;

  constructor(scope: Construct, id: string, { domain, alternativeNames = {}, zoneId, provider }: CertificateProps) {
    super(scope, id);
    check(this, [
      domain.length > MAX_COMMON_NAME && `domain must be at most ${MAX_COMMON_NAME} characters, got "${domain}"`,
      "domain" in alternativeNames && 'alternativeNames must not use the role "domain", which is the first name\'s',
    ]);
    const others = Object.values(alternativeNames);
    this.resource = new AcmCertificate(this, "certificate", {
      domainName: domain,
      subjectAlternativeNames: others.length > 0 ? others : undefined,
      validationMethod: "DNS",
      // Whatever serves the old one keeps it until the new one is issued.
      lifecycle: { createBeforeDestroy: true },
      provider,
    });
    const records = Object.entries(provableNames(domain, alternativeNames)).map(([role, name]) =>
      this.validationRecord(role, name, zoneId),
    );
    this.arn = new AcmCertificateValidation(this, "validation", {
      certificateArn: this.resource.arn,
      validationRecordFqdns: records.map(({ fqdn }) => fqdn),
      provider,
    }).certificateArn;
  }

  /** ACM tells the records as a set, in no order: each is looked up by the name it proves, which a plan knows. */
  private validationRecord(role: string, name: string, zoneId: string): Route53Record {
    const options = `aws_acm_certificate.${this.resource.friendlyUniqueId}.domain_validation_options`;
    const option = (field: string) => `\${one([for each in ${options} : each.${field} if each.domain_name == "${name}"])}`;
    return new Route53Record(this, `record-${role}`, {
      zoneId,
      name: option("resource_record_name"),
      type: option("resource_record_type"),
      records: [option("resource_record_value")],
      ttl: RECORD_SECONDS,
      // ACM asks the same record of every certificate of this account for the name: another one may have written it.
      allowOverwrite: true,
    });
  }
}

/** The names whose records are written. One proves `x` and `*.x` alike: the second would be the same record again. */
function provableNames(domain: string, alternativeNames: Readonly<Record<string, string>>): Record<string, string> {
  const bare = (name: string) => name.replace(/^\*\./, "");
  const all = Object.entries({ domain, ...alternativeNames });
  return Object.fromEntries(all.filter(([, name], index) => all.findIndex(([, other]) => bare(other) === bare(name)) === index));
}
