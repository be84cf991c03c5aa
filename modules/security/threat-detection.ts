import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import { Construct } from "constructs";

/**
 * Protections that look from outside and cost by what they see. EKS is among them although nothing runs there: it costs
 * nothing until a cluster appears that nobody planned. Runtime monitoring is not: it puts agents into workloads and
 * endpoints into VPCs, which Terraform then cannot destroy; a system that wants it says so itself.
 */
const PROTECTIONS = {
  s3: "S3_DATA_EVENTS",
  eks: "EKS_AUDIT_LOGS",
  malware: "EBS_MALWARE_PROTECTION",
  "rds-logins": "RDS_LOGIN_EVENTS",
  "lambda-network": "LAMBDA_NETWORK_LOGS",
};

/** GuardDuty in one region (GuardDuty.1, 5, 6, 8–10), over the account's own DNS, flow and API logs and these protections. */
export class ThreatDetection extends Construct {
  readonly detector: GuarddutyDetector;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.detector = new GuarddutyDetector(this, "detector", {
      enable: true,
      // The shortest there is: how long a finding that comes again may go unsaid.
      findingPublishingFrequency: "FIFTEEN_MINUTES",
    });
    for (const [role, name] of Object.entries(PROTECTIONS)) {
      new GuarddutyDetectorFeature(this, role, { detectorId: this.detector.id, name, status: "ENABLED" });
    }
  }
}
