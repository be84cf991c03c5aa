import type { LambdaFunctionConfig } from "@cdktf/provider-aws/lib/lambda-function";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { except } from "../governance/exceptions";
import { LogGroup } from "../monitoring/log-group";
import { ServiceRole } from "../security/service-role";
import { check, nameProblem } from "../shared/check";
import { ownStatements } from "./function-statements";
import type { LambdaFunctionProps } from "./lambda-function";

/** Longest name of a function. Source: Lambda API reference, "CreateFunction". */
const MAX_FUNCTION_NAME = 64;

const ONE_ZONE_REASON = "the document has one subnet for functions; a second is one line of the settings";

/** What every function has, whatever its code is packed in. */
export interface FunctionBasics {
  readonly role: ServiceRole;
  /** What must be there before the code runs. */
  readonly ready: ITerraformDependable[];
  /** Arguments of the function itself, but for its code. */
  readonly settings: Omit<LambdaFunctionConfig, "dependsOn" | "lifecycle">;
}

/** Role and log group of the function in `scope`, and its settings: versions, encrypted variables, traces and logs in JSON. */
export function functionBasics(scope: Construct, props: Omit<LambdaFunctionProps, "source" | "deployedBy">): FunctionBasics {
  const { name, description, home, size, variables, statements } = props;
  check(scope, [nameProblem("name", name, MAX_FUNCTION_NAME)]);
  if (home.network && home.network.subnetIds.length < 2) except(scope, "functionCoversZones", ONE_ZONE_REASON);
  const logs = new LogGroup(scope, "logs", { name: `/aws/lambda/${name}`, days: home.logDays, keyArn: home.keyArn });
  const role = new ServiceRole(scope, "role", {
    name,
    service: "lambda",
    statements: [...ownStatements(name, home), ...statements],
  });
  const settings = {
    functionName: name,
    description,
    role: role.arn,
    publish: true,
    memorySize: size.memoryMiB,
    timeout: size.timeoutSeconds,
    reservedConcurrentExecutions: size.reservedConcurrency,
    // Lambda forgets the key of a function without variables, and every later plan would add it again.
    ...(Object.keys(variables).length > 0 && { kmsKeyArn: home.keyArn, environment: { variables: { ...variables } } }),
    ...(home.network && {
      vpcConfig: { subnetIds: home.network.subnetIds, securityGroupIds: [home.network.securityGroupId] },
    }),
    tracingConfig: { mode: "Active" },
    loggingConfig: { logFormat: "JSON", logGroup: logs.resource.name },
  };
  return { role, ready: [role.policy, logs.resource], settings };
}
