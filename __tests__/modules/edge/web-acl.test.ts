import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { visibleAs } from "../../../modules/edge/managed-rules";
import { WebAcl, type WebAclProps } from "../../../modules/edge/web-acl";
import { build } from "../../support/build";

const props: WebAclProps = {
  name: "test-api",
  scope: "REGIONAL",
  requestsPer5Minutes: 2_000,
  keyArn: "arn:aws:kms:us-east-1:111111111111:key/test",
  logDays: 30,
};
const acl = (changes: Partial<WebAclProps> = {}) => build((stack) => void new WebAcl(stack, "web-acl", { ...props, ...changes }));
type Rule = { name: string; priority: number; statement: Record<string, Record<string, unknown>> };
const rulesOf = (built = acl()) => built.one("aws_wafv2_web_acl").rule as unknown as Rule[];

test("requests pass unless a rule refuses them, and no rule of the project is broken", () => {
  const built = acl();
  expect(built.one("aws_wafv2_web_acl")).toMatchObject({ name: "test-api", scope: "REGIONAL", default_action: { allow: {} } });
  expect(built.broken).toEqual([]);
});

test("the rules and their order are fixed: what AWS knows as hostile, who asks too often, then what is in the request", () => {
  const inOrder = [...rulesOf()].sort((a, b) => a.priority - b.priority);
  expect(inOrder.map(({ priority, name }) => `${priority} ${name}`)).toEqual([
    "10 address-reputation",
    "20 rate-limit",
    "30 known-bad-inputs",
    "40 common",
    "50 sql-injection",
  ]);
  const groups = inOrder.flatMap(({ statement: { managed_rule_group_statement: group } }) => (group ? [group] : []));
  expect(groups.map(({ vendor_name, name }) => `${vendor_name} ${name}`)).toEqual([
    "AWS AWSManagedRulesAmazonIpReputationList",
    "AWS AWSManagedRulesKnownBadInputsRuleSet",
    "AWS AWSManagedRulesCommonRuleSet",
    "AWS AWSManagedRulesSQLiRuleSet",
  ]);
});

test("an address that asks more often than given is blocked", () => {
  const limit = rulesOf(acl({ requestsPer5Minutes: 500 })).find(({ name }) => name === "rate-limit");
  expect(limit).toMatchObject({
    action: { block: {} },
    statement: { rate_based_statement: { limit: 500, aggregate_key_type: "IP" } },
  });
});

test("addresses that are named may ask as often as they like, and are spared from no other rule", () => {
  const built = acl({ unlimited: ["203.0.113.7", "203.0.113.8"] });
  expect(built.one("aws_wafv2_ip_set")).toMatchObject({
    name: "test-api-unlimited",
    scope: "REGIONAL",
    ip_address_version: "IPV4",
    addresses: ["203.0.113.7/32", "203.0.113.8/32"],
  });
  const limit = rulesOf(built).find(({ name }) => name === "rate-limit");
  expect(limit?.statement).toMatchObject({
    rate_based_statement: {
      scope_down_statement: {
        not_statement: { statement: { ip_set_reference_statement: { arn: expect.stringMatching(/^\$\{aws_wafv2_ip_set\./) } } },
      },
    },
  });
  expect(rulesOf(built).filter(({ statement }) => JSON.stringify(statement).includes("ip_set"))).toHaveLength(1);
  expect(built.broken).toEqual([]);
});
test("without such addresses nobody is spared", () => {
  const built = acl();
  expect(built.of("aws_wafv2_ip_set")).toEqual([]);
  expect(JSON.stringify(rulesOf(built))).not.toContain("scope_down");
});
test("large bodies are counted, not blocked; every other managed rule acts as AWS means it", () => {
  const overrides = rulesOf().flatMap(({ name, statement: { managed_rule_group_statement: group } }) =>
    group?.rule_action_override ? [{ name, overrides: group.rule_action_override }] : [],
  );
  expect(overrides).toEqual([{ name: "common", overrides: [{ name: "SizeRestrictions_BODY", action_to_use: { count: {} } }] }]);
});

test("with counted bodies, what looks like an attack in free text or a file is let through, and what runs code is not", () => {
  const counted = rulesOf(acl({ suspectBodies: "counted" })).flatMap(
    ({ name, statement: { managed_rule_group_statement: group } }) => {
      const overrides = (group?.rule_action_override ?? []) as unknown as { name: string; action_to_use: object }[];
      expect(overrides.filter(({ action_to_use: action }) => JSON.stringify(action) !== '{"count":{}}')).toEqual([]);
      return overrides.map((override) => `${name}: ${override.name}`);
    },
  );
  expect(counted).toEqual([
    "common: SizeRestrictions_BODY",
    "common: CrossSiteScripting_BODY",
    "common: GenericLFI_BODY",
    "common: GenericRFI_BODY",
    "common: EC2MetaDataSSRF_BODY",
    "sql-injection: SQLi_BODY",
    "sql-injection: SQLiExtendedPatterns_BODY",
  ]);
});

test("every rule and the ACL have metrics", () => {
  const built = acl();
  const seen = [built.one("aws_wafv2_web_acl"), ...rulesOf(built)].map(
    (each) => (each as { visibility_config: unknown }).visibility_config,
  );
  expect(seen).toHaveLength(6);
  for (const each of seen) expect(each).toMatchObject({ cloudwatch_metrics_enabled: true, sampled_requests_enabled: true });
});

test("what was blocked or counted is logged, encrypted and kept as asked", () => {
  const built = acl();
  expect(built.one("aws_cloudwatch_log_group")).toMatchObject({
    name: "aws-waf-logs-test-api",
    retention_in_days: 30,
    kms_key_id: props.keyArn,
  });
  const logging = built.one("aws_wafv2_web_acl_logging_configuration");
  expect(logging.log_destination_configs).toEqual([
    expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.web-acl_logs_group_\w+\.arn\}$/),
  ]);
  expect(JSON.stringify(logging.logging_filter)).toContain('"default_behavior":"DROP"');
  expect(JSON.stringify(logging.logging_filter).match(/"action":"\w+"/g)).toEqual([
    '"action":"BLOCK"',
    '"action":"COUNT"',
    '"action":"EXCLUDED_AS_COUNT"',
  ]);
});

test("the log shows no credentials", () => {
  expect(acl().one("aws_wafv2_web_acl_logging_configuration").redacted_fields).toEqual([
    { single_header: { name: "authorization" } },
    { single_header: { name: "cookie" } },
  ]);
});

test("it guards the regional resources it is put before", () => {
  const built = build((stack) =>
    new WebAcl(stack, "web-acl", props).guard("api", "arn:aws:apigateway:us-east-1::/restapis/a/stages/b"),
  );
  expect(built.one("aws_wafv2_web_acl_association")).toMatchObject({
    resource_arn: "arn:aws:apigateway:us-east-1::/restapis/a/stages/b",
    web_acl_arn: expect.stringMatching(/^\$\{aws_wafv2_web_acl\.web-acl_\w+\.arn\}$/),
  });
  expect(built.problems).toEqual([]);
});

test("one for distributions cannot be put before a regional resource", () => {
  const built = build((stack) => new WebAcl(stack, "web-acl", { ...props, scope: "CLOUDFRONT" }).guard("api", "arn:aws:x"));
  expect(built.problems).toEqual(['web-acl: is of scope CLOUDFRONT, so "api" cannot be put behind it']);
});

const own = (name: string, priority: number) => ({ name, priority, statement: {}, visibilityConfig: visibleAs(name) });

test("an application's own rules come beside the others, and 64 KiB of a body are looked into for them", () => {
  const built = build((stack) => {
    const web = new WebAcl(stack, "web-acl", { ...props, scope: "CLOUDFRONT" });
    for (const rule of [own("no-schema", 5), own("no-admin", 6)]) web.refuse(rule);
  });
  expect(rulesOf(built).map(({ name }) => name)).toEqual([...rulesOf().map(({ name }) => name), "no-schema", "no-admin"]);
  expect(built.one("aws_wafv2_web_acl").association_config).toEqual({
    request_body: [{ cloudfront: { default_size_inspection_limit: "KB_64" } }],
  });
  expect(built.problems).toEqual([]);
  expect(acl().one("aws_wafv2_web_acl")).not.toHaveProperty("association_config");
});

test("a rule of its own with another's priority, or before what is regional, is refused", () => {
  const { problems } = build((stack) => new WebAcl(stack, "web-acl", props).refuse(own("no-schema", 20)));
  expect(problems).toEqual([
    "web-acl: must be of scope CLOUDFRONT to look into 64 KiB of a body, got REGIONAL",
    'web-acl: rules must have priorities of their own, got 20 again for "no-schema"',
  ]);
});

test("all of it stands in the region of the provider given", () => {
  const built = build((stack) => {
    const provider = new AwsProvider(stack, "edge", { region: "us-east-1", alias: "edge" });
    new WebAcl(stack, "web-acl", { ...props, provider }).guard("api", "arn:aws:x");
  });
  const types = [
    "aws_wafv2_web_acl",
    "aws_wafv2_web_acl_logging_configuration",
    "aws_wafv2_web_acl_association",
    "aws_cloudwatch_log_group",
  ];
  expect(types.map((type) => built.one(type).provider)).toEqual(types.map(() => "aws.edge"));
});

test("a name that WAF would refuse is refused", () => {
  const name = "a".repeat(129);
  expect(acl({ name }).problems).toEqual([`web-acl: name must be at most 128 characters, got 129 ("${name}")`]);
});
