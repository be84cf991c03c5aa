import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PolicyStatement } from "../security/policy-document";
import { ServiceRole } from "../security/service-role";
import type { ServiceContainer } from "./container-definition";
import type { EcsCluster } from "./ecs-cluster";
import type { WorkloadHome } from "./workload-home";

export interface TaskRolesProps {
  /** Of the service; the roles are `<name>-execution` and `<name>-task`. */
  readonly name: string;
  readonly cluster: EcsCluster;
  readonly home: WorkloadHome;
  readonly container: Pick<ServiceContainer, "secrets" | "repositoryArns">;
  /** What the application may do. */
  readonly statements: readonly PolicyStatement[];
}

/** Who starts a service's tasks, and who the application in them is: neither has the other's rights. */
export class TaskRoles extends Construct {
  readonly execution: ServiceRole;
  readonly task: ServiceRole;
  /** What must be there before a task starts, and go after the last one. */
  readonly ready: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: TaskRolesProps) {
    super(scope, id);
    const { name, cluster, home, statements } = props;
    const { accountId, region } = home;
    // Source: ECS developer guide, "Amazon ECS task IAM role", whose trust policy names the account's ECS as a whole.
    const tasks = { service: "ecs-tasks", accountId, sourceArn: `arn:aws:ecs:${region}:${accountId}:*` };
    this.execution = new ServiceRole(this, "execution", {
      ...tasks,
      name: `${name}-execution`,
      statements: startStatements(props),
    });
    this.task = new ServiceRole(this, "task", {
      ...tasks,
      name: `${name}-task`,
      statements: [...statements, ...(cluster.shell === "ecs-exec" ? shellStatements(cluster.logGroup.arn) : [])],
    });
    this.ready = [this.execution.policy, this.task.policy];
  }
}

/** What ECS does before the application runs: it pulls the image, reads the secrets and opens the log. */
function startStatements({ home, container }: TaskRolesProps): PolicyStatement[] {
  const { accountId, region, keyArn, logGroupName } = home;
  const { repositoryArns } = container;
  const secrets = Object.values(container.secrets).map((secret) => (typeof secret === "string" ? secret : secret.arn));
  const secretArns = [...new Set(secrets)];
  const pulls: PolicyStatement[] = [
    // One token opens every registry that the role may pull from: ECR knows no resource for it.
    { Sid: "OpenRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    {
      Sid: "PullImages",
      Effect: "Allow",
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      Resource: repositoryArns,
    },
  ];
  const reads: PolicyStatement[] = [
    { Sid: "ReadSecrets", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secretArns },
    {
      Sid: "KeyOfSecrets",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
    },
  ];
  return [
    {
      Sid: "OwnLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:aws:logs:${region}:${accountId}:log-group:${logGroupName}:*`,
    },
    ...(repositoryArns.length > 0 ? pulls : []),
    ...(secretArns.length > 0 ? reads : []),
  ];
}

/** What the agent of ECS Exec needs. Source: ECS developer guide, "Task IAM role", permissions for ECS Exec and its logs. */
function shellStatements(logGroupArn: string): PolicyStatement[] {
  return [
    {
      Sid: "ShellChannels",
      Effect: "Allow",
      Action: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      // The channels have no ARN before they are open.
      Resource: "*",
    },
    // The agent looks whether the group is encrypted; CloudWatch Logs lists groups without resources.
    { Sid: "ShellLogGroups", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    {
      Sid: "ShellLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: `${logGroupArn}:*`,
    },
  ];
}
