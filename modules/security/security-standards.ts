import { SecurityhubAccount } from "@cdktf/provider-aws/lib/securityhub-account";
import { SecurityhubStandardsSubscription } from "@cdktf/provider-aws/lib/securityhub-standards-subscription";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

const STANDARDS = {
  "best-practices": "aws-foundational-security-best-practices/v/1.0.0",
  cis: "cis-aws-foundations-benchmark/v/3.0.0",
};

export interface SecurityStandardsProps {
  readonly region: string;
  /** Most controls look at what AWS Config records, so it records first; none where somebody else has it recorded. */
  readonly after: readonly ITerraformDependable[];
}

/** Security Hub in one region, measuring against AWS Foundational Security Best Practices and CIS 3.0. */
export class SecurityStandards extends Construct {
  constructor(scope: Construct, id: string, { region, after }: SecurityStandardsProps) {
    super(scope, id);
    const hub = new SecurityhubAccount(this, "hub", {
      // By itself it would subscribe to CIS 1.2 of 2018. What is measured is written below.
      enableDefaultStandards: false,
      autoEnableControls: true,
      // One finding per control, not one per control and standard.
      controlFindingGenerator: "SECURITY_CONTROL",
      dependsOn: [...after],
    });
    for (const [role, standard] of Object.entries(STANDARDS)) {
      new SecurityhubStandardsSubscription(this, role, {
        standardsArn: `arn:aws:securityhub:${region}::standards/${standard}`,
        dependsOn: [hub],
      });
    }
  }
}
