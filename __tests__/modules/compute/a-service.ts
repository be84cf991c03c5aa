import type { TerraformStack } from "cdktf";
import { EcsCluster, type EcsClusterProps } from "../../../modules/compute/ecs-cluster";
import { FargateService, type FargateServiceProps } from "../../../modules/compute/fargate-service";
import { LogGroup } from "../../../modules/monitoring/log-group";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/0123-4567";

export const cluster: EcsClusterProps = {
  name: "shop-test",
  logGroupName: "/ecs/shop-test/cluster",
  logDays: 30,
  keyArn,
  shell: "none",
};

/** All that a service is given besides its cluster and what must be there before. */
export const service = {
  name: "shop-test-api",
  settings: { cpuUnits: 256, memoryMiB: 512, tasks: { least: 1, most: 4 } },
  container: {
    port: 8000,
    healthPath: "/api/v1/health",
    user: "1000:1000",
    writablePaths: ["/tmp", "/app/.next/cache"],
    variables: { LOG_LEVEL: "info", DATABASE_HOST: "db.internal" },
    secrets: { APP_SECRET: "arn:aws:secretsmanager:us-east-1:111111111111:secret:shop/test/application-AbCdEf" },
    repositoryArns: ["arn:aws:ecr:us-east-1:111111111111:repository/shop-test-api"],
  },
  statements: [{ Sid: "Sessions", Effect: "Allow", Action: "dynamodb:GetItem", Resource: "arn:aws:dynamodb:::table/t" }],
  home: {
    accountId: "111111111111",
    region: "us-east-1",
    keyArn,
    subnetIds: ["subnet-a", "subnet-b"],
    securityGroupId: "sg-ecs",
    logGroupName: "/ecs/shop-test/api",
    logDays: 30,
  },
  deployedBy: "ci",
} as const;

export type ServiceChanges = Partial<Omit<FargateServiceProps, "cluster" | "traffic">>;

/** A cluster and one service in it; a log group stands for the listener. */
export function addService(stack: TerraformStack, changes: ServiceChanges = {}, shell: EcsClusterProps["shell"] = "none") {
  const { resource: listener } = new LogGroup(stack, "listener", { name: "/listener", days: 30, keyArn });
  const home = { ...service.home, subnetIds: [...service.home.subnetIds] };
  return new FargateService(stack, "api", {
    ...service,
    home,
    ...changes,
    cluster: new EcsCluster(stack, "cluster", { ...cluster, shell }),
    traffic: {
      targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/shop-test-api/0123",
      targetGroupSuffix: "targetgroup/shop-test-api/0123",
      loadBalancerSuffix: "app/shop-test/4567",
      ready: [listener],
    },
  });
}
