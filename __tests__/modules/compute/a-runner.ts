import type { TerraformStack } from "cdktf";
import { AppRunnerService, type AppRunnerServiceProps } from "../../../modules/compute/app-runner-service";
import { LogGroup } from "../../../modules/monitoring/log-group";

const keyArn = "arn:aws:kms:us-east-1:111111111111:key/0123-4567";

/** All that a service on App Runner is given besides what must be there before. */
export const runner = {
  name: "shop-test-api",
  container: { port: 8080, healthPath: "/health", variables: { LOG_LEVEL: "info" } },
  size: { cpuUnits: 1024, memoryMiB: 2048, instances: { least: 2, most: 6 }, requestsAtOnce: 80 },
  network: { reachedFrom: "world", out: { connectorArn: "arn:aws:apprunner:us-east-1:111111111111:vpcconnector/shop/1/0" } },
  statements: [{ Sid: "Uploads", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop/*" }],
  kept: { keyArn, observabilityArn: "arn:aws:apprunner:us-east-1:111111111111:observabilityconfiguration/shop/1/0" },
  image: {
    uri: "111111111111.dkr.ecr.us-east-1.amazonaws.com/shop-test-api:test",
    accessRoleArn: "arn:aws:iam::111111111111:role/shop-test-api-access",
  },
} as const satisfies AppRunnerServiceProps;

/** One service; a log group stands for what must be there before. */
export function addRunner(stack: TerraformStack, changes: Partial<AppRunnerServiceProps> = {}): AppRunnerService {
  const { resource: before } = new LogGroup(stack, "before", { name: "/before", days: 30, keyArn });
  return new AppRunnerService(stack, "api", { ...runner, after: [before], ...changes });
}
