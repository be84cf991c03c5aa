import { ThreatDetection } from "../../../modules/security/threat-detection";
import { build } from "../../support/build";

const built = build((stack) => void new ThreatDetection(stack, "threats"));

test("the detector is on and tells of what goes on every quarter of an hour", () => {
  expect(built.one("aws_guardduty_detector")).toMatchObject({ enable: true, finding_publishing_frequency: "FIFTEEN_MINUTES" });
});

test("protections that look from outside are on; the one that puts agents into workloads is not", () => {
  const features = built.of("aws_guardduty_detector_feature");
  expect(features.map(({ name }) => name)).toEqual([
    "S3_DATA_EVENTS",
    "EKS_AUDIT_LOGS",
    "EBS_MALWARE_PROTECTION",
    "RDS_LOGIN_EVENTS",
    "LAMBDA_NETWORK_LOGS",
  ]);
  for (const feature of features) expect(feature.status).toBe("ENABLED");
});
