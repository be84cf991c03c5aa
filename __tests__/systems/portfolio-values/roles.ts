import { type SystemStacks, statementsOf } from "../../support/system-stacks";
import { all, only, type Row } from "../values/row";

const ROLES = ["frontend-execution", "backend-execution", "frontend-task", "backend-task"];

const role = ({ the }: SystemStacks, environment: string, name: string) =>
  the("aws_iam_role", { name: `portfolio-${environment}-${name}` });

/** Every action that a role's policies allow, in order; none where it has no policy. */
function actions(stacks: SystemStacks, environment: string, name: string): string[] {
  role(stacks, environment, name);
  const policies = stacks.of("aws_iam_role_policy").filter((each) => each.name === `portfolio-${environment}-${name}`);
  return policies
    .flatMap(({ policy }) => statementsOf(policy))
    .flatMap(({ Action }) => Action)
    .sort();
}

const PULL = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"];
const LOG = ["logs:CreateLogStream", "logs:PutLogEvents"];
const SHELL = [
  ...["logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents"],
  ...["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel"],
  ...["ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"],
];
const BACKEND = [
  ...["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem"],
  ...["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"],
  "elasticache:Connect",
  ...["kms:Decrypt", "kms:GenerateDataKey"],
  "rds-db:connect",
  ...["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:PutObject"],
];
const withShell =
  (...own: string[]) =>
  (environment: string) =>
    [...own, ...(environment === "dev" ? SHELL : [])].sort();

export const roles: Row[] = [
  ...ROLES.map((name) => ({
    value: `the role ${name} is assumed by ECS tasks of this account alone`,
    read: (stacks: SystemStacks, environment: string) => {
      const { Principal, Condition } = only(statementsOf(role(stacks, environment, name).assume_role_policy), "trust");
      return [Principal, Object.keys(Condition ?? {}).sort()];
    },
    is: [{ Service: "ecs-tasks.amazonaws.com" }, ["ArnLike", "StringEquals"]],
  })),
  {
    value: "the frontend's execution role pulls and logs",
    read: (stacks, environment) => actions(stacks, environment, "frontend-execution"),
    is: [...PULL, ...LOG],
  },
  {
    value: "the backend's execution role pulls, logs and reads its secret",
    read: (stacks, environment) => actions(stacks, environment, "backend-execution"),
    is: [...PULL, "kms:Decrypt", ...LOG, "secretsmanager:GetSecretValue"],
  },
  {
    value: "the frontend's task role may do nothing but a shell where there is one",
    read: (stacks, environment) => actions(stacks, environment, "frontend-task"),
    is: withShell(),
  },
  {
    value: "the backend's task role works with database, cache, sessions and media",
    read: (stacks, environment) => actions(stacks, environment, "backend-task"),
    is: withShell(...BACKEND),
  },
  {
    value: "no role that runs something has an action with *",
    read: ({ of }) => {
      const allowed = of("aws_iam_role_policy")
        .flatMap(({ policy }) => statementsOf(policy))
        .filter(({ Effect }) => Effect === "Allow");
      return all(allowed, "statement")
        .flatMap(({ Action }) => Action)
        .filter((action) => action.endsWith("*"));
    },
    is: [],
  },
];
