import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { visibleAs } from "../../../modules/edge/managed-rules";
import { type WebAclLogging, webAclLogging, webAclLogName } from "../../../modules/edge/web-acl-logging";
import { LogGroup } from "../../../modules/monitoring/log-group";
import { build } from "../../support/build";
import { keyArn } from "../governance/sound";

const logging = (changes: Partial<WebAclLogging> = {}) =>
  build((stack) => {
    const logs = new LogGroup(stack, "logs", { name: webAclLogName("shop-test"), days: 30, keyArn });
    const acl = { name: "shop-test", scope: "REGIONAL", defaultAction: { allow: {} }, visibilityConfig: visibleAs("shop-test") };
    const { arn: resourceArn } = new Wafv2WebAcl(stack, "acl", acl);
    webAclLogging(stack, { resourceArn, logs, ...changes });
  }).one("aws_wafv2_web_acl_logging_configuration");

test("the log group is called as WAF wants it", () => {
  expect(webAclLogName("shop-test")).toBe("aws-waf-logs-shop-test");
  expect(logging()).toMatchObject({
    resource_arn: expect.stringMatching(/^\$\{aws_wafv2_web_acl\.acl/),
    log_destination_configs: [expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.logs_/)],
  });
});

test.each([
  { given: undefined, hidden: ["authorization", "cookie"] },
  { given: ["x-origin-verify"], hidden: ["authorization", "cookie", "x-origin-verify"] },
])("with the secret headers $given the log shows none of $hidden", ({ given, hidden }) => {
  expect(logging({ secretHeaders: given }).redacted_fields).toEqual(hidden.map((name) => ({ single_header: { name } })));
});
