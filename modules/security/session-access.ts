import type { PolicyStatement } from "./policy-document";

/** What the agent needs for sessions and nothing else. Source: Systems Manager user guide, "Create a custom IAM role for Session Manager". */
export const managedBySessions: PolicyStatement = {
  Sid: "SessionManager",
  Effect: "Allow",
  Action: [
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
  // The channels have no ARN before they are open, and the agent does not know its own.
  Resource: "*",
};
