import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { LogGroup } from "../monitoring/log-group";

/** Headers that carry credentials: the log shows that they were there, not what they said. */
const SECRET_HEADERS = ["authorization", "cookie"];

/** A web ACL's log group must be called so. Source: WAF developer guide, "Sending web ACL traffic logs to a CloudWatch Logs log group". */
export const webAclLogName = (name: string) => `aws-waf-logs-${name}`;

/** Which web ACL logs, where to, and what is left out. */
export interface WebAclLogging {
  readonly resourceArn: string;
  readonly logs: LogGroup;
  /** Headers besides those that always carry credentials, in lower case. @default none */
  readonly secretHeaders?: readonly string[];
  /** Of the region where the web ACL is. @default the stack's own */
  readonly provider?: TerraformProvider;
}

/**
 * Logs what a rule of a web ACL blocked or counted; all other requests stand in the access logs of what is guarded. WAF
 * lets itself into the log group by a resource policy that it shares among all groups: one of our own for each would reach
 * the 10 that an account may have in a region.
 */
export function webAclLogging(scope: Construct, { resourceArn, logs, secretHeaders = [], provider }: WebAclLogging) {
  return new Wafv2WebAclLoggingConfiguration(scope, "logging", {
    resourceArn,
    logDestinationConfigs: [logs.arn],
    redactedFields: [...SECRET_HEADERS, ...secretHeaders].map((header) => ({ singleHeader: { name: header } })),
    loggingFilter: {
      defaultBehavior: "DROP",
      filter: [
        {
          behavior: "KEEP",
          requirement: "MEETS_ANY",
          condition: ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"].map((action) => ({ actionCondition: { action } })),
        },
      ],
    },
    provider,
  });
}
