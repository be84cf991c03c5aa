import type { TerraformStack } from "cdktf";
import { type FunctionHome, LambdaFunction } from "../../../modules/compute/lambda-function";
import { LiveAlias } from "../../../modules/compute/live-alias";

export const KEY = "arn:aws:kms:us-east-1:111111111111:key/k";

export const home: FunctionHome = { accountId: "111111111111", region: "us-east-1", keyArn: KEY, logDays: 30 };

export const address = {
  domainName: "api.example.com",
  certificateArn: "arn:aws:acm:us-east-1:111111111111:certificate/c",
};

/** A function of this role, for what stands in front of it. */
export function lambda(stack: TerraformStack, role: string, source = "rest-placeholder", timeoutSeconds = 29): LambdaFunction {
  return new LambdaFunction(stack, role, {
    name: `shop-test-${role}`,
    description: role,
    source,
    home,
    size: { memoryMiB: 256, timeoutSeconds },
    variables: {},
    statements: [],
    deployedBy: "terraform",
  });
}

/** Its alias `live`, under the id `<role>-live`. */
export function live(stack: TerraformStack, role: string, source?: string): LiveAlias {
  return new LiveAlias(stack, `${role}-live`, lambda(stack, role, source), "on-demand");
}
