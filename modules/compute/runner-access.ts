import { Construct } from "constructs";
import type { PolicyStatement } from "../security/policy-document";
import { ServiceRole } from "../security/service-role";

export interface RunnerAccessProps {
  readonly name: string;
  readonly repositoryArn: string;
}

/**
 * The role with which App Runner pulls the images of one service. It stands beside the repository, in a stack below the
 * service's: App Runner refuses a role that was made a moment ago, and the provider does not try again.
 * Source: App Runner developer guide, "How App Runner works with IAM", access role.
 */
export class RunnerAccess extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, { name, repositoryArn }: RunnerAccessProps) {
    super(scope, id);
    this.roleArn = new ServiceRole(this, "role", { name, service: "build.apprunner", statements: pulls(repositoryArn) }).arn;
  }
}

const pulls = (repositoryArn: string): PolicyStatement[] => [
  // One token opens every registry that the role may pull from: ECR knows no resource for it.
  { Sid: "OpenRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
  {
    Sid: "PullImages",
    Effect: "Allow",
    Action: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage", "ecr:DescribeImages"],
    Resource: repositoryArn,
  },
];
