import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { type FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { usesKey } from "../security/key-access";
import type { PolicyStatement } from "../security/policy-document";
import { readsSecret } from "../security/secret-access";

/** A database and who is its master. */
export interface BootstrapTarget {
  readonly endpoint: string;
  readonly port: number;
  readonly databaseName: string;
  readonly masterSecretArn: string;
}

/** Which database is prepared, with what, and from where. */
export interface BootstrapRun {
  /** Name of the function. */
  readonly name: string;
  readonly description: string;
  readonly target: BootstrapTarget;
  /** What the function is to put in, in its own words. */
  readonly wanted: object;
  /** Whatever else makes another run necessary. */
  readonly triggers: Readonly<Record<string, string>>;
  /** In the database's VPC, where Secrets Manager can be reached too. */
  readonly home: FunctionHome;
  /** What must be there before anybody can connect. */
  readonly after: readonly ITerraformDependable[];
  /** Secrets of roles that the function reads beside the master's, all with the home's key. @default none */
  readonly roleSecretArns?: readonly string[];
}

/**
 * The bootstrap function of one database under `scope`, and its run during the apply. All that may change is a trigger,
 * and a trigger replaces the run: a replacement that fails is tried again by the next apply, an update in place that
 * fails is not (hashicorp/terraform-provider-aws 43447).
 */
export function bootstrapRun(scope: Construct, run: BootstrapRun): { worker: LambdaFunction; invocation: LambdaInvocation } {
  const { name, description, target, wanted, triggers, home, after, roleSecretArns = [] } = run;
  const { endpoint: host, port, databaseName: database, masterSecretArn: secretArn } = target;
  const worker = new LambdaFunction(scope, "function", {
    name,
    description,
    source: "database-bootstrap",
    home,
    size: { memoryMiB: 256, timeoutSeconds: 300 },
    variables: {},
    statements: [
      readsSecret(secretArn),
      ...readsRoleSecrets(roleSecretArns),
      usesKey(home.keyArn, home.region, ["secretsmanager"]),
    ],
    deployedBy: "terraform",
  });
  const invocation = new LambdaInvocation(scope, "run", {
    functionName: worker.functionName,
    lifecycleScope: "CRUD",
    input: JSON.stringify({ host, port, database, secretArn, ...wanted }),
    triggers: { code: worker.resource.sourceCodeHash, ...triggers },
    dependsOn: [...after, ...worker.ready],
  });
  return { worker, invocation };
}

function readsRoleSecrets(arns: readonly string[]): PolicyStatement[] {
  if (arns.length === 0) return [];
  return [{ Sid: "ReadRoleSecrets", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: arns }];
}
