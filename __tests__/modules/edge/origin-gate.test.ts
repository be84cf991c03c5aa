import { OriginGate } from "../../../modules/edge/origin-gate";
import { ORIGIN_HEADER } from "../../../modules/edge/origin-header-value";
import { build } from "../../support/build";
import { written } from "../../support/written";
import { keyArn } from "../governance/sound";

const built = (name = "shop-test-origins", use: (gate: OriginGate) => void = () => {}) =>
  build((stack) => use(new OriginGate(stack, "gate", { name, keyArn, logDays: 30 })));
const HEADER = ORIGIN_HEADER.name.toLowerCase();
const SET = expect.stringMatching(/^\$\{aws_wafv2_regex_pattern_set\.gate_values_\w+\.arn\}$/);

test("everybody is refused who does not bring the header with a value of the set", () => {
  const acl = built().one("aws_wafv2_web_acl");
  expect(acl).toMatchObject({ scope: "REGIONAL", default_action: { block: {} } });
  expect(acl.rule).toEqual([
    expect.objectContaining({
      action: { allow: {} },
      statement: {
        regex_pattern_set_reference_statement: {
          arn: SET,
          field_to_match: { single_header: { name: HEADER } },
          text_transformation: [{ priority: 0, type: "NONE" }],
        },
      },
    }),
  ]);
});

test("the set begins with the value that the distribution begins with, whole, and a rotation writes it from then on", () => {
  const set = built().one("aws_wafv2_regex_pattern_set");
  expect(set.lifecycle).toEqual({ ignore_changes: ["regular_expression"] });
  const [{ regex_string: pattern }] = set.regular_expression as { regex_string: string }[];
  const passes = (value: string) => new RegExp(pattern).test(value);
  const { firstValue } = ORIGIN_HEADER;
  expect([firstValue, `x${firstValue}`, `${firstValue}x`, ""].map(passes)).toEqual([true, false, false, false]);
});

test("what it refuses is logged, encrypted, and without the header's value", () => {
  const stack = built();
  expect(stack.one("aws_cloudwatch_log_group")).toMatchObject({
    name: "aws-waf-logs-shop-test-origins",
    retention_in_days: 30,
    kms_key_id: keyArn,
  });
  expect(stack.one("aws_wafv2_web_acl_logging_configuration").redacted_fields).toContainEqual({
    single_header: { name: HEADER },
  });
});

test("it is put before each origin that is named", () => {
  const stack = built("shop-test-origins", (gate) => {
    for (const role of ["web", "api"]) gate.guard(role, `arn:aws:apprunner:us-east-1:111111111111:service/${role}/1`);
  });
  const gate = expect.stringMatching(/^\$\{aws_wafv2_web_acl\.gate_acl_\w+\.arn\}$/);
  expect(stack.of("aws_wafv2_web_acl_association")).toMatchObject([
    { web_acl_arn: gate, resource_arn: "arn:aws:apprunner:us-east-1:111111111111:service/web/1" },
    { web_acl_arn: gate, resource_arn: "arn:aws:apprunner:us-east-1:111111111111:service/api/1" },
  ]);
  expect([...stack.broken, ...stack.problems]).toEqual([]);
});

test("a rotation is told the set by name, number and ARN", () => {
  let told: unknown;
  build((stack) => {
    told = written(stack, new OriginGate(stack, "gate", { name: "shop-test-origins", keyArn, logDays: 30 }).patterns);
  });
  const id = expect.stringMatching(/^\$\{aws_wafv2_regex_pattern_set\.gate_values_\w+\.id\}$/);
  expect(told).toEqual({ name: "shop-test-origins", id, arn: SET });
});

test("a name that WAF would refuse is refused", () => {
  const name = "a".repeat(129);
  expect(built(name).problems).toEqual([`gate: name must be at most 128 characters, got 129 ("${name}")`]);
});
