import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { LambdaAlias } from "@cdktf/provider-aws/lib/lambda-alias";
import { LambdaProvisionedConcurrencyConfig } from "@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config";
import { Construct } from "constructs";
import type { Concurrency } from "./function-settings";
import type { LambdaFunction } from "./lambda-function";

const ALIAS = "live";
const DIMENSION = { serviceNamespace: "lambda", scalableDimension: "lambda:function:ProvisionedConcurrency" };
/** Share of the warm instances that may be busy before more are made. */
const TARGET_UTILIZATION = 0.7;

/**
 * The version of a function that callers reach, under the name `live`. Going back to the version before is one change
 * of the alias. Where CI deploys the code, CI moves the alias, and an apply leaves it where it is: variables, size and
 * network that an apply changes are those of the next version, and reach callers when the alias is moved to it.
 */
export class LiveAlias extends Construct {
  readonly arn: string;
  readonly invokeArn: string;
  readonly functionName: string;
  readonly qualifier = ALIAS;
  readonly resource: LambdaAlias;

  constructor(
    scope: Construct,
    id: string,
    of: Pick<LambdaFunction, "functionName" | "resource" | "deployedBy">,
    concurrency: Concurrency,
  ) {
    super(scope, id);
    this.functionName = of.functionName;
    this.resource = new LambdaAlias(this, "alias", {
      name: ALIAS,
      description: "What callers reach",
      functionName: of.functionName,
      functionVersion: of.resource.version,
      ...(of.deployedBy === "ci" && { lifecycle: { ignoreChanges: ["function_version"] } }),
    });
    this.arn = this.resource.arn;
    this.invokeArn = this.resource.invokeArn;
    if (concurrency !== "on-demand") this.keepWarm(concurrency);
  }

  private keepWarm({ least, most }: Exclude<Concurrency, "on-demand">): void {
    const warm = new LambdaProvisionedConcurrencyConfig(this, "warm", {
      functionName: this.functionName,
      qualifier: this.resource.name,
      provisionedConcurrentExecutions: least,
      // Autoscaling moves it from here on.
      lifecycle: { ignoreChanges: ["provisioned_concurrent_executions"] },
    });
    const target = new AppautoscalingTarget(this, "scaling", {
      ...DIMENSION,
      resourceId: `function:${this.functionName}:${this.resource.name}`,
      minCapacity: least,
      maxCapacity: most,
      dependsOn: [warm],
    });
    new AppautoscalingPolicy(this, "utilization", {
      ...DIMENSION,
      name: "utilization",
      policyType: "TargetTrackingScaling",
      resourceId: target.resourceId,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: TARGET_UTILIZATION,
        predefinedMetricSpecification: { predefinedMetricType: "LambdaProvisionedConcurrencyUtilization" },
      },
    });
  }
}
