import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Certificate, type CertificateProps } from "../../../modules/edge/certificate";
import { build } from "../../support/build";
import { written } from "../../support/written";

const props: CertificateProps = { domain: "app.example.com", zoneId: "Z1" };
const certificate = (changes: Partial<CertificateProps> = {}) =>
  build((stack) => void new Certificate(stack, "certificate", { ...props, ...changes }));
const provedBy = (record: Record<string, unknown>) => /each\.domain_name == "([^"]+)"/.exec(String(record.name))?.[1];

test("a certificate is proved by DNS and replaced before the old one goes", () => {
  const built = certificate();
  expect(built.one("aws_acm_certificate")).toMatchObject({
    domain_name: "app.example.com",
    validation_method: "DNS",
    lifecycle: { create_before_destroy: true },
  });
  expect(built.one("aws_acm_certificate").subject_alternative_names).toBeUndefined();
  expect(built.broken).toEqual([]);
});

test("the record is looked up by the name it proves, which a plan knows before ACM has answered", () => {
  const { zone_id, name, type, records } = certificate().one("aws_route53_record");
  const found = (field: string) =>
    expect.stringMatching(
      `^\\$\\{one\\(\\[for each in aws_acm_certificate\\.certificate_\\w+\\.domain_validation_options : ` +
        `each\\.resource_record_${field} if each\\.domain_name == "app\\.example\\.com"\\]\\)\\}$`,
    );
  expect({ zone_id, name, type, records }).toEqual({
    zone_id: "Z1",
    name: found("name"),
    type: found("type"),
    records: [found("value")],
  });
});

test("what uses the certificate waits until it is issued", () => {
  const built = build((stack) => {
    const { arn } = new Certificate(stack, "certificate", props);
    expect(written(stack, arn)).toMatch(/^\$\{aws_acm_certificate_validation\.certificate_validation_\w+\.certificate_arn\}$/);
  });
  expect(built.one("aws_acm_certificate_validation").validation_record_fqdns).toEqual([
    expect.stringMatching(/^\$\{aws_route53_record\.certificate_record-domain_\w+\.fqdn\}$/),
  ]);
});

test("each alternative name has a record of its own, by its role", () => {
  const built = certificate({ alternativeNames: { www: "www.example.com" } });
  expect(built.one("aws_acm_certificate").subject_alternative_names).toEqual(["www.example.com"]);
  expect(built.of("aws_route53_record").map(provedBy)).toEqual(["app.example.com", "www.example.com"]);
});

test("a name and its wildcard are proved by one record: two would fight over it", () => {
  const built = certificate({ alternativeNames: { below: "*.app.example.com" } });
  expect(built.one("aws_acm_certificate").subject_alternative_names).toEqual(["*.app.example.com"]);
  expect(built.of("aws_route53_record").map(provedBy)).toEqual(["app.example.com"]);
});

test("certificate and validation stand in the region of the provider given, the record has none", () => {
  const built = build((stack) => {
    const provider = new AwsProvider(stack, "edge", { region: "us-east-1", alias: "edge" });
    new Certificate(stack, "certificate", { ...props, provider });
  });
  expect(built.one("aws_acm_certificate").provider).toBe("aws.edge");
  expect(built.one("aws_acm_certificate_validation").provider).toBe("aws.edge");
  expect(built.one("aws_route53_record").provider).toBeUndefined();
});

test("a first name that ACM would refuse is refused", () => {
  const domain = `${"a".repeat(53)}.example.com`;
  expect(certificate({ domain: domain.slice(1) }).problems).toEqual([]);
  expect(certificate({ domain }).problems).toEqual([`certificate: domain must be at most 64 characters, got "${domain}"`]);
});

test("a role that stands for the domain itself is refused", () => {
  expect(certificate({ alternativeNames: { domain: "www.example.com" } }).problems).toEqual([
    'certificate: alternativeNames must not use the role "domain", which is the first name\'s',
  ]);
});
