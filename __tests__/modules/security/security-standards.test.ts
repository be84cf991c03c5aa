import { SecurityStandards } from "../../../modules/security/security-standards";
import { build } from "../../support/build";

const built = build((stack) => void new SecurityStandards(stack, "standards", { region: "eu-west-1", after: [] }));

test("Security Hub subscribes to nothing by itself, and finds each fault once", () => {
  expect(built.one("aws_securityhub_account")).toMatchObject({
    enable_default_standards: false,
    auto_enable_controls: true,
    control_finding_generator: "SECURITY_CONTROL",
  });
});

test("best practices and CIS 3.0 of the region are subscribed to once Security Hub is on", () => {
  const subscriptions = built.of("aws_securityhub_standards_subscription");
  expect(subscriptions.map(({ standards_arn: arn }) => arn)).toEqual([
    "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0",
    "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
  ]);
  for (const { depends_on: after } of subscriptions) expect(after).toEqual([expect.stringMatching(/^aws_securityhub_account\./)]);
});
