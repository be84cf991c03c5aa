import { Construct } from "constructs";
import type { FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { check } from "../shared/check";
import type { PolicyStatement } from "./policy-document";
import { type RotatedSecret, rotatedSecret } from "./rotated-secret";

/** An ECS service by its names: it may come later than what names it, or not at all. */
export interface RestartedService {
  readonly cluster: string;
  readonly service: string;
}

export interface GeneratedSecretProps extends RotatedSecret {
  /** Services whose tasks get the value at their start and keep it: they are deployed anew after each rotation. @default none */
  readonly restarts?: readonly RestartedService[];
}

/**
 * A secret that nobody chose: 64 random letters and digits, replaced by a function on a schedule. Readers may use the
 * value before the current one until the next rotation.
 */
export class GeneratedSecret extends Construct {
  readonly arn: string;
  /** Gives it a new value. */
  readonly rotation: LambdaFunction;

  constructor(scope: Construct, id: string, props: GeneratedSecretProps) {
    super(scope, id);
    const { home, restarts = [] } = props;
    check(this, restarts.map(restartProblem));
    const { arn, rotation } = rotatedSecret(this, props, {
      source: "secret-rotation",
      size: { memoryMiB: 128, timeoutSeconds: 60 },
      variables: restarts.length > 0 ? { RESTARTS: restarts.map(pathOf).join() } : {},
      statements: restartStatements(restarts, home),
    });
    this.arn = arn;
    this.rotation = rotation;
  }
}

/** As the service's ARN ends. */
const pathOf = ({ cluster, service }: RestartedService) => `${cluster}/${service}`;

/** The function splits what it is told at commas and slashes. */
function restartProblem(restarted: RestartedService): string | false {
  const path = pathOf(restarted);
  return !/^[\w-]{1,255}\/[\w-]{1,255}$/.test(path) && `restarts must name cluster and service, got "${path}"`;
}

function restartStatements(restarts: readonly RestartedService[], { accountId, region }: FunctionHome): PolicyStatement[] {
  if (restarts.length === 0) return [];
  const Resource = restarts.map((each) => `arn:aws:ecs:${region}:${accountId}:service/${pathOf(each)}`);
  return [{ Sid: "DeployAnew", Effect: "Allow", Action: "ecs:UpdateService", Resource }];
}
