import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { type FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { check } from "../shared/check";
import type { Posture } from "../shared/posture";
import { firstVersion } from "./first-version";
import { GivenSecret } from "./given-secret";
import type { PolicyStatement } from "./policy-document";
import { randomPassword } from "./random-password";
import { rotatesSecret, rotationSchedule } from "./rotation-schedule";

/** An ECS service by its names: it may come later than what names it, or not at all. */
export interface RestartedService {
  readonly cluster: string;
  readonly service: string;
}

export interface GeneratedSecretProps {
  /** `<system>/<environment>/<name>`; the rotation function has the same with hyphens, and `-rotation`. */
  readonly name: string;
  readonly description: string;
  /** Outside of any VPC: the rotation talks to Secrets Manager and ECS alone. */
  readonly home: FunctionHome;
  /** A new value comes after as many days; readers may use the value before it until the next. */
  readonly rotationDays: number;
  /** Services whose tasks get the value at their start and keep it: they are deployed anew after each rotation. @default none */
  readonly restarts?: readonly RestartedService[];
  readonly data: Posture;
}

/**
 * A secret that nobody chose: 64 random letters and digits. The first value goes from Terraform's memory straight to
 * Secrets Manager and is in no plan and no state; a function replaces it on a schedule, from the first day on.
 */
export class GeneratedSecret extends Construct {
  readonly arn: string;
  /** Gives it a new value. */
  readonly rotation: LambdaFunction;

  constructor(scope: Construct, id: string, props: GeneratedSecretProps) {
    super(scope, id);
    const { name, description, home, rotationDays, restarts = [], data } = props;
    check(this, restarts.map(restartProblem));
    const { resource: secret } = new GivenSecret(this, "value", { name, description, keyArn: home.keyArn, data });
    const first = firstVersion(this, secret, randomPassword(secret.friendlyUniqueId, TerraformStack.of(this)));
    this.rotation = new LambdaFunction(this, "rotation", {
      name: `${name.replaceAll("/", "-")}-rotation`,
      description: `Gives ${name} a new value`,
      source: "secret-rotation",
      home,
      size: { memoryMiB: 128, timeoutSeconds: 60 },
      variables: restarts.length > 0 ? { RESTARTS: restarts.map(pathOf).join() } : {},
      statements: [...rotatesSecret(secret.arn, home), ...restartStatements(restarts, home)],
      deployedBy: "terraform",
    });
    rotationSchedule(this, {
      secretId: secret.id,
      rotation: this.rotation,
      accountId: home.accountId,
      days: rotationDays,
      begins: "now",
      after: [first],
    });
    this.arn = secret.arn;
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
