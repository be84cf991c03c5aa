import { BedrockModelInvocationLoggingConfiguration } from "@cdktf/provider-aws/lib/bedrock-model-invocation-logging-configuration";
import { Construct } from "constructs";
import { LogGroup } from "../monitoring/log-group";
import { ServiceRole } from "../security/service-role";

export interface InvocationLogProps {
  /** Name of the role; the log group is `/<name>/invocations`. */
  readonly name: string;
  readonly accountId: string;
  /** Its policy must admit `logs`. */
  readonly keyArn: string;
  /** Prompts and answers are what people typed: no longer than they are looked at. */
  readonly logDays: number;
}

/**
 * Who asked which model what, and what it answered, for every Bedrock call of one region. Bedrock has one such setting
 * per account and region. Text and embeddings only: pictures, films and bodies above 100 kB would need a bucket.
 */
export class InvocationLog extends Construct {
  constructor(scope: Construct, id: string, { name, accountId, keyArn, logDays }: InvocationLogProps) {
    super(scope, id);
    const logs = new LogGroup(this, "logs", { name: `/${name}/invocations`, days: logDays, keyArn });
    const role = new ServiceRole(this, "role", {
      name,
      service: "bedrock",
      accountId,
      // Bedrock writes into this one stream. Source: Bedrock user guide, "Monitor model invocation".
      statements: [
        {
          Sid: "WriteInvocations",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: `${logs.arn}:log-stream:aws/bedrock/modelinvocations`,
        },
      ],
    });
    new BedrockModelInvocationLoggingConfiguration(this, "logging", {
      loggingConfig: [
        {
          textDataDeliveryEnabled: true,
          embeddingDataDeliveryEnabled: true,
          imageDataDeliveryEnabled: false,
          videoDataDeliveryEnabled: false,
          cloudwatchConfig: [{ logGroupName: logs.resource.name, roleArn: role.arn }],
        },
      ],
      // Bedrock writes a test event when it is configured.
      dependsOn: [role.policy],
    });
  }
}
