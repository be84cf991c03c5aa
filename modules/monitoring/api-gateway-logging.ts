import { ApiGatewayAccount } from "@cdktf/provider-aws/lib/api-gateway-account";
import { Construct } from "constructs";
import { ServiceRole } from "../security/service-role";

export interface ApiGatewayLoggingProps {
  /** Name of the role. */
  readonly name: string;
}

/** Lets API Gateway write the logs of every REST and WebSocket API of one region; it has one such role per region. */
export class ApiGatewayLogging extends Construct {
  constructor(scope: Construct, id: string, { name }: ApiGatewayLoggingProps) {
    super(scope, id);
    const role = new ServiceRole(this, "role", {
      name,
      // API Gateway takes a role of its own account only, and does not say on whose behalf it comes.
      service: "apigateway",
      statements: [
        {
          // As the managed policy AmazonAPIGatewayPushToCloudWatchLogs: API Gateway refuses a role that may do less.
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents",
            "logs:GetLogEvents",
            "logs:FilterLogEvents",
          ],
          Resource: "*",
        },
      ],
    });
    new ApiGatewayAccount(this, "account", { cloudwatchRoleArn: role.arn, dependsOn: [role.policy] });
  }
}
