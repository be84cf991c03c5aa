/**
 * Which emulator answers for a service. They share one account number; what must see each other stands in one of them:
 * functions beside the queues, topics and APIs that call them, certificates beside the names and distributions that
 * wear them, AWS Backup beside S3. Redis, because moto loses the nodes of a replication group.
 */
const ministack = [
  "acm",
  "apigateway",
  "apigatewayv2",
  "backup",
  "bedrock",
  "bedrockagent",
  "budgets",
  "cloudfront",
  "elasticache",
  "events",
  "lambda",
  "logs",
  "route53",
  "s3",
  "scheduler",
  "sns",
  "sqs",
];
/**
 * Networks, databases in them, roles and keys: moto keeps more of their attributes. Lock tables too: ministack 1.5.33
 * now and then forgets a deleted item under load, and the state stays locked. Containers, groups of instances and load
 * balancers, because they look for networks and for each other. Alarms and web ACLs check nothing of what they name.
 */
const moto = [
  "appautoscaling",
  "autoscaling",
  "cloudwatch",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "elbv2",
  "iam",
  "kms",
  "rds",
  "secretsmanager",
  "ssm",
  "sts",
  "wafv2",
];

const address = (port: number) => `http://127.0.0.1:${port}`;

/** Addresses by the provider's endpoint names, for three ports that begin with `first`. */
export function endpointsAt(first: number): { endpoints: Record<string, string>; refusing: string } {
  const all = (services: string[], port: number) => services.map((service) => [service, address(port)]);
  return {
    endpoints: Object.fromEntries([...all(ministack, first), ...all(moto, first + 1)]),
    refusing: address(first + 2),
  };
}
