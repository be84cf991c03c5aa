import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { Construct } from "constructs";
import { ServiceRole } from "../security/service-role";

const RATES = { hourly: "rate(1 hour)", daily: "rate(1 day)" };

export interface IngestionScheduleProps {
  /** Of the schedule and its role. Longest name of both: 64 characters. */
  readonly name: string;
  readonly every: keyof typeof RATES;
  readonly knowledgeBaseArn: string;
  readonly knowledgeBaseId: string;
  readonly dataSourceId: string;
  readonly accountId: string;
}

/** Tells Bedrock at fixed times to read what changed in the bucket. A run that meets another one still at work fails harmlessly. */
export class IngestionSchedule extends Construct {
  constructor(scope: Construct, id: string, props: IngestionScheduleProps) {
    super(scope, id);
    const { name, every, knowledgeBaseArn, knowledgeBaseId, dataSourceId, accountId } = props;
    const role = new ServiceRole(this, "role", {
      name,
      service: "scheduler",
      accountId: accountId,
      statements: [{ Sid: "StartReading", Effect: "Allow", Action: "bedrock:StartIngestionJob", Resource: knowledgeBaseArn }],
    });
    new SchedulerSchedule(this, "schedule", {
      name,
      description: `Reads changed documents ${every}`,
      scheduleExpression: RATES[every],
      flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 15 },
      target: {
        // Scheduler calls any API by its name in the AWS SDK. Source: EventBridge Scheduler user guide, "Using universal targets".
        arn: "arn:aws:scheduler:::aws-sdk:bedrockagent:startIngestionJob",
        roleArn: role.arn,
        input: JSON.stringify({ KnowledgeBaseId: knowledgeBaseId, DataSourceId: dataSourceId }),
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 3_600 },
      },
      dependsOn: [role.policy],
    });
  }
}
